import { english } from './english';
import { countFormat } from './formats';
import { german } from './german';
import { liveText, type Text } from './live-text';
import type { Language } from './shown-language';

const texts: Readonly<Record<Language, Text<typeof english>>> = { en: english, de: german };

/**
 * Every sentence a person can see, in the language that is shown; its names are those of the English text. `{name}` stands
 * for a value. Errors are keyed by their code: `<area>.<what>`. Read a sentence where it is shown: one that a module reads
 * while it loads would never change its language.
 */
export const wording = liveText(texts);

/** A sentence in every language: what was said in one is known in another too. */
export function inEveryLanguage<T>(sentence: (text: Text<typeof english>) => T): readonly T[] {
  return Object.values(texts).map(sentence);
}

export type ErrorCode = keyof typeof english.errors;

/** Fills the `{name}` places of a sentence. A value that is missing leaves its place empty. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The sentence of an error code. A limit is written as a number of the language, a section of the profile by its title. */
export function errorSentence(code: ErrorCode, params: Readonly<Record<string, string | number>>): string {
  const { limit, section } = params;
  const titles: Readonly<Record<string, string>> = wording.profile.sections;
  return fill(wording.errors[code], {
    ...params,
    ...(typeof limit === 'number' && { limit: countFormat().format(limit) }),
    ...(typeof section === 'string' && { section: titles[section] ?? section }),
  });
}

/** The same, followed by what the other side said about it, when it did. */
export function tellError(code: ErrorCode, params: Readonly<Record<string, string | number>>): string {
  const sentence = errorSentence(code, params);
  const said = params['said'];
  return said === undefined ? sentence : fill(wording.models.said, { sentence, said });
}
