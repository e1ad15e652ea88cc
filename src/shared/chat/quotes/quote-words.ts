import { UNSPACED } from '../../search/unspaced-scripts';

/** Two of them count as one word. */
const CHARACTERS = new RegExp(UNSPACED, 'gv');
const SPACE = /[\s\u200b\u2060]+/;
const WORD = /[\p{L}\p{N}]/u;
/** As many words, set in marks right beside a number, say something. */
export const MIN_TELLING = 3;

/** How many words a text has, whatever it is written in. */
export function countWords(text: string): number {
  const unspaced = text.match(CHARACTERS)?.length ?? 0;
  const spaced = text.replace(CHARACTERS, ' ').split(SPACE);
  return Math.ceil(unspaced / 2) + spaced.filter((word) => WORD.test(word)).length;
}

/** Words that can be looked for in a source: some of them, or a value, which is right or wrong alone. */
export function isTelling(text: string): boolean {
  return countWords(text) >= MIN_TELLING || /\p{N}/u.test(text);
}

/** The same of code: a name that is more than a plain word. */
export function isTellingCode(code: string): boolean {
  const words = countWords(code);
  return words >= MIN_TELLING || (words > 0 && /[^\p{L}\s]/u.test(code));
}

/** What names a quote of an answer that cites these numbers: whatever stands where, all that is known of it is the same. */
export function citedQuoteKey(text: string, ns: readonly number[]): string {
  return `${ns.join()} ${text
    .replace(/[\ufdd0-\ufdef]/g, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim()}`;
}

/** What names a quote, however its marks and its white space are written. */
export function quoteKey(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Without the emphasis around the whole of it. */
export function withoutEmphasis(text: string): string {
  return /^(\*{1,3}|_{1,3})(?=\S)([^*_]+)\1$/.exec(text)?.[2] ?? text;
}
