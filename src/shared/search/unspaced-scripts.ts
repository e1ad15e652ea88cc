/**
 * One character of a script that puts no space between words, or, as Korean, writes endings onto them: a class for
 * regular expressions with the flag v. The mark that makes a vowel long (U+30FC) is of Katakana by its extensions alone.
 */
export const UNSPACED =
  '[[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]' +
  '&&[\\p{L}\\p{M}\\p{N}]]';

const BEGINS = new RegExp(`^${UNSPACED}`, 'v');
const HAS = new RegExp(UNSPACED, 'v');

/** True for words of such a script. */
export function isUnspaced(word: string): boolean {
  return BEGINS.test(word);
}

/** True for words of which some is of such a script. */
export function hasUnspaced(word: string): boolean {
  return HAS.test(word);
}
