import { hasTerm, type Terms } from './match-terms';
import { stemsOf } from './words';

/** Words of a line that is a note and no sentence. */
const MAX_WORDS = 4;
const VALUE = /\p{N}/u;
/** A word before what one has oneself is no part of its name: "Correction: my shoe size is 44." */
const LEAD_IN = /^\s*\p{L}+[:,]\s+(?=(?:my|our|mein\p{L}*|unser\p{L}*)\s)/iu;

/** Whether a line of what was said notes something for just what is asked: `safe 44-19`, of which only the value is new. */
export function isNoted(terms: Terms, said: string): boolean {
  const asked = new Set(terms.keys());
  return said.split('\n').some((line) => {
    const stems = stemsOf(line.replace(LEAD_IN, ''));
    const names = stems.filter((stem) => !VALUE.test(stem));
    const hasValue = names.length < stems.length;
    return hasValue && names.length > 0 && names.length <= MAX_WORDS && names.every((name) => hasTerm(asked, name));
  });
}
