import type { App as ElectronApp } from 'electron';
import type { App } from '../../core/app';
import type { Settings } from '../../shared/domain/settings';
import { languageOf, shownLanguage } from '../../shared/text/shown-language';

type Locales = Pick<ElectronApp, 'getLocale'>;

/** Until the settings are read, and where none are, this process speaks as the system does. */
export function speakAsSystem(electronApp: Locales): void {
  shownLanguage.set(languageOf('system', localeOf(electronApp)));
}

/** From now on, and before anything else is done, it speaks as the settings say, also after they change. Ends with the app. */
export async function speakAsChosen(settings: App['settings'], electronApp: Locales): Promise<void> {
  const speak = ({ language }: Settings): void => shownLanguage.set(languageOf(language, localeOf(electronApp)));
  speak(settings.get());
  for await (const next of settings.watch()) speak(next);
}

/** Electron knows its locale once it is ready; it is made of what the environment says. */
function localeOf(electronApp: Locales): string {
  return electronApp.getLocale() || Intl.DateTimeFormat().resolvedOptions().locale;
}
