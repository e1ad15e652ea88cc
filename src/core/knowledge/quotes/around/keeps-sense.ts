import { restricts } from './restricts';

/** An abbreviation goes on in small letters. */
const SENTENCE_END = /[.!?]["')\]”’*_`]*\s+["'(“‘*_`[]*\p{Lu}|[。！？]/u;
const BEHIND_SENTENCE = /[.!?。！？]["')\]”’*_`]*\s*$/u;
const AT_END = /[.!?。！？]/;
const MAX_MARKS = 8;

/**
 * Whether what a quote leaves out of a paragraph leaves its sense: whole sentences, or a stretch of one that denies nothing.
 * "You must … open it" is no quote of "You must not open it".
 */
export function keepsSense(text: string, end: number, start: number): boolean {
  const isAtEnd = AT_END.test(text.slice(end - 1, end + 1));
  if (isAtEnd && BEHIND_SENTENCE.test(text.slice(Math.max(0, start - MAX_MARKS), start))) return true;
  return !SENTENCE_END.test(text.slice(end - 1, start + 2)) && !restricts(text.slice(end, start));
}
