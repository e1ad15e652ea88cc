import { hasTerm, type Terms } from './match-terms';
import { stemsOf } from './words';

/** Words of a line that is a note and no sentence. */
const MAX_WORDS = 4;
const VALUE = /\p{N}/u;

/** Whether a line of what was said notes something for just what is asked: `safe 44-19`, of which only the value is new. */
export function isNoted(terms: Terms, said: string): boolean {
  const asked = new Set(terms.keys());
  return said.split('\n').some((line) => {
    const stems = stemsOf(line);
    const names = stems.filter((stem) => !VALUE.test(stem));
    const hasValue = names.length < stems.length;
    return hasValue && names.length > 0 && names.length <= MAX_WORDS && names.every((name) => hasTerm(asked, name));
  });
}
