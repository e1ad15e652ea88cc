import { hasTerm } from './match-terms';
import { allStemsOf, stemsOf } from './words';

const VALUE = /\p{N}/u;
/** Of the words of the shorter of two texts, the share that the other has too, from which on both tell of one thing. */
const MOST = 0.7;
const LEAST_WORDS = 2;
/** The same of all words, those that say nothing too: "My cat is called Pixel" and "My cat is called Dot". */
const MOST_OF_ALL = 0.6;

/** Characters of a text by which it is told what that is about. */
const MAX_READ = 1_000;

/** Stems of a text, without numbers, which are what changes. */
export interface ToldWords {
  /** Of the words that tell something. */
  readonly names: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

export function toldWords(text: string): ToldWords {
  const read = text.slice(0, MAX_READ);
  return { names: withoutValues(stemsOf(read)), all: withoutValues(allStemsOf(read)) };
}

/** Whether two things that were told are likely told of one thing, so that the newer may have taken the older's place. */
export function isOfSame(one: ToldWords, other: ToldWords): boolean {
  const [short, long] = [one.names, other.names].toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined) return false;
  const common = countIn(short, long);
  return common >= LEAST_WORDS && common / short.size >= MOST;
}

/** Whether two things that were told are told of one thing in the same words, but for what is told of it. */
export function isSaidAlike(one: ToldWords, other: ToldWords): boolean {
  const [short, long] = [one.all, other.all].toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined || commonNames(one, other).length === 0) return false;
  return countIn(short, long) / short.size >= MOST_OF_ALL;
}

/** Stems of the words that tell something and that both have, as the first has them. */
export function commonNames(one: ToldWords, other: ToldWords): readonly string[] {
  return [...one.names].filter((word) => hasTerm(other.names, word));
}

function countIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((word) => hasTerm(others, word)).length;
}

function withoutValues(stems: readonly string[]): ReadonlySet<string> {
  return new Set(stems.filter((stem) => !VALUE.test(stem)));
}
