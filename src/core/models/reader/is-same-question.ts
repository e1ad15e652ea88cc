import { hasTerm, termsOf, type Terms } from './match-terms';

/** Characters. Of a longer text the terms are not all there are. */
const MAX_QUESTION = 300;
/** One of the two has to be nearly all in the other, and most of the other in it. */
const NEARLY_WHOLE = 0.9;
const MOST = 0.7;

/** Whether a question asked before, asks nearly the same as that of the terms: a number in one is in the other too. */
export function isSameQuestion(terms: Terms, before: string): boolean {
  if (before.length > MAX_QUESTION) return false;
  const termsBefore = termsOf(before, []);
  const shares = [shareWithin(terms, termsBefore), shareWithin(termsBefore, terms)];
  return Math.max(...shares) >= NEARLY_WHOLE && Math.min(...shares) >= MOST;
}

/** Share of the terms that are among the others, 0 to 1; 0 when a number is not. */
function shareWithin(terms: Terms, others: Terms): number {
  const said = new Set(others.keys());
  const missing = [...terms.keys()].filter((term) => !hasTerm(said, term));
  return terms.size === 0 || missing.some((term) => /\p{N}/u.test(term)) ? 0 : 1 - missing.length / terms.size;
}
