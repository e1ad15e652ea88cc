import { matchTerms, type Terms } from './match-terms';

/** Characters of a quote of a message; a single sentence may have twice as many. */
const MAX_LENGTH = 300;

/** A short message whole; of a long one the sentence that fits best and what follows it. */
export function bestSentences(terms: Terms, text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n+/u).map((sentence) => sentence.trim());
  const shares = sentences.map((sentence) => matchTerms(terms, sentence).share);
  const from = shares.indexOf(Math.max(...shares));
  let to = from + 1;
  while (to < sentences.length && sentences.slice(from, to + 1).join(' ').length <= MAX_LENGTH) to += 1;
  const excerpt = sentences.slice(from, to).join(' ');
  const isCut = excerpt.length > 2 * MAX_LENGTH;
  const end = isCut || to < sentences.length ? ' …' : '';
  return (from > 0 ? '… ' : '') + (isCut ? [...excerpt].slice(0, MAX_LENGTH).join('') : excerpt) + end;
}
