import { hasTerm } from './match-terms';
import { stemsOf } from './words';

const VALUE = /\p{N}/u;
/** Of the words of the shorter of two texts, the share that the other has too, from which on both tell of one thing. */
const MOST = 0.7;
const LEAST_WORDS = 2;

/** Whether two things that were told are likely told of one thing, so that the newer may have taken the older's place. */
export function isOfSame(one: string, other: string): boolean {
  const [short, long] = [namesIn(one), namesIn(other)].toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined) return false;
  const common = [...short].filter((word) => hasTerm(long, word)).length;
  return common >= LEAST_WORDS && common / short.size >= MOST;
}

/** Without numbers, which are what changes. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(stemsOf(text).filter((stem) => !VALUE.test(stem)));
}
