import { hasTerm } from './match-terms';
import { allStemsOf, stemsOf } from './words';

const VALUE = /\p{N}/u;
/** Of the words of the shorter of two texts, the share that the other has too, from which on both tell of one thing. */
const MOST = 0.7;
const LEAST_WORDS = 2;
/** The same of all words, those that say nothing too: "My cat is called Pixel" and "My cat is called Dot". */
const MOST_OF_ALL = 0.6;

/** Whether two things that were told are likely told of one thing, so that the newer may have taken the older's place. */
export function isOfSame(one: string, other: string): boolean {
  const [short, long] = [namesIn(one), namesIn(other)].toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined) return false;
  const common = countIn(short, long);
  return common >= LEAST_WORDS && common / short.size >= MOST;
}

/** Whether two things that were told are told of one thing in the same words, but for what is told of it. */
export function isSaidAlike(one: string, other: string): boolean {
  const [short, long] = [one, other].map((text) => withoutValues(allStemsOf(text))).toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined || commonNames(one, other).length === 0) return false;
  return countIn(short, long) / short.size >= MOST_OF_ALL;
}

/** Stems of the words that tell something and that both have, as the first has them. */
export function commonNames(one: string, other: string): readonly string[] {
  const others = namesIn(other);
  return [...namesIn(one)].filter((word) => hasTerm(others, word));
}

function countIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((word) => hasTerm(others, word)).length;
}

function namesIn(text: string): ReadonlySet<string> {
  return withoutValues(stemsOf(text));
}

/** Without numbers, which are what changes. */
function withoutValues(stems: readonly string[]): ReadonlySet<string> {
  return new Set(stems.filter((stem) => !VALUE.test(stem)));
}
