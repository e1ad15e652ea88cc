export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The language that was chosen; without a choice that of the system's locale (BCP 47), else English. */
export function languageOf(choice: string | null, systemLocale: string): Language {
  return known(choice) ?? known(systemLocale.split('-')[0]) ?? 'en';
}

function known(name: string | null | undefined): Language | undefined {
  return languages.find((language) => language === name?.toLowerCase());
}

let shown: Language = 'en';
const listeners = new Set<() => void>();

/**
 * The language that this thread speaks: each page, the main process and each of its workers has one, for all that it says.
 * It stands here, and not in a parameter, since a sentence is said wherever an error is made.
 */
export const shownLanguage = {
  get: (): Language => shown,
  set(language: Language): void {
    if (language === shown) return;
    shown = language;
    for (const listener of listeners) listener();
  },
  /** Returns the unsubscribe. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
