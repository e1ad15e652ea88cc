import { UNSPACED } from '../../../shared/search/unspaced-scripts';
import type { ReadWord } from '../knowledge';

/** A word of a question, of a script that parts them. */
export const ASKED_WORD = new RegExp(`[[\\p{L}\\p{N}_]--${UNSPACED}]+`, 'gv');

/** A question with the words that it is read as. */
export function asRead(question: string, words: readonly ReadWord[]): string {
  const readAs = new Map(words.map((read) => [read.word, read.readAs]));
  return question.replace(ASKED_WORD, (word) => readAs.get(word) ?? word);
}
