import type { LanguageChoice } from '../../../shared/domain/settings';
import { languageOf, shownLanguage } from '../../../shared/text/shown-language';

/** Kept in the page too, so that the first paint need not wait for main. */
const STORAGE_KEY = 'language';

/** Speaks as was last chosen. */
export function startLanguage(): void {
  speak(localStorage.getItem(STORAGE_KEY));
}

export function applyLanguage(choice: LanguageChoice): void {
  localStorage.setItem(STORAGE_KEY, choice);
  speak(choice);
}

/** Chromium's own language is that of the system, as main has it too. */
function speak(choice: string | null): void {
  const language = languageOf(choice, navigator.language);
  document.documentElement.lang = language;
  shownLanguage.set(language);
}
