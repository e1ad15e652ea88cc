import { languages, shownLanguage, type Language } from './shown-language';

/** What a language must say: every name that English has, each with a sentence of its own. */
export type Text<English> = English extends string ? string : { readonly [Name in keyof English]: Text<English[Name]> };

interface Tree {
  readonly [name: string]: string | readonly string[] | Tree;
}
type Named = Tree[string];

/**
 * The same names, of which each sentence is that of the language that is shown when it is read. A part of it
 * (`wording.sources`) may be kept for good; a sentence that was read is text and stays as it is.
 */
export function liveText<Whole extends Tree>(versions: Readonly<Record<Language, Whole>>): Whole {
  const live: Record<string, Named> = {};
  for (const name of Object.keys(versions.en)) {
    const named = byLanguage((language) => versions[language][name]);
    const { en } = named;
    if (isTree(en)) live[name] = liveText(named as Record<Language, Tree>);
    else Object.defineProperty(live, name, { enumerable: true, get: () => named[shownLanguage.get()] });
  }
  // It has just these names.
  return live as Whole;
}

function byLanguage<Value>(valueIn: (language: Language) => Value): Record<Language, Value> {
  const entries = languages.map((language) => [language, valueIn(language)] as const);
  return Object.fromEntries(entries) as Record<Language, Value>;
}

function isTree(named: Named | undefined): named is Tree {
  return typeof named === 'object' && !Array.isArray(named);
}
