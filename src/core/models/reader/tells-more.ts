import { hasTerm, type Terms } from './match-terms';
import { allStemsOf, stemsOf } from './words';

/**
 * Whether what was told before has all words of a text that asks nothing, and words of its own: only such may be meant
 * by it. To what says anything new, what was told before is no answer.
 */
export function tellsMore(told: string, terms: Terms): boolean {
  const stems = new Set(allStemsOf(told));
  return [...terms.keys()].every((term) => hasTerm(stems, term)) && hasOwnWords(told, terms);
}

/** Whether a text has a word that tells something and that is not asked for. */
export function hasOwnWords(told: string, terms: Terms): boolean {
  const asked = new Set(terms.keys());
  return stemsOf(told).some((stem) => !hasTerm(asked, stem));
}
