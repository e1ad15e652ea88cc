import { endsSomething, isCorrection, saysNow } from './is-correction';
import { commonNames, isOfSame, isSaidAlike, toldWords, type ToldWords } from './is-of-same';
import { hasTerm, type Terms } from './match-terms';
import type { Rated } from './rate-memory';
import { mayTakePlace, takesPlaceOf } from './takes-place-of';
import { tellsAnotherMatter } from './tells-another-matter';

/** What is only said alike, and not as what is so now, is of the same thing where recall's score is no further below. */
const AS_HIGH = 0.05;
/** Share of the score of what is corrected, from which on a correction was recalled near it. */
const NEAR_IN_RECALL = 0.5;
/** So many words in common are of one thing, whatever is asked. */
const LEAST_WORDS = 2;
/** Of those that are quoted, and of the others, as many are compared: few are shown. */
const QUOTED = 12;
const OTHERS = 100;

/** What was told, with its words. */
interface Told extends Rated {
  readonly words: ToldWords;
}

/**
 * What is quoted, with what was told later of the same thing right before it, newest first: what has as much of what is
 * asked, and whatever says that it corrects it. `others` are all that may be quoted too, `terms` those of the question.
 */
export function leadWithNewest(quoted: readonly Rated[], others: readonly Rated[], terms: Terms): readonly Rated[] {
  const asked = new Set(terms.keys());
  const read = new Map<Rated, Told>();
  const withWords = (one: Rated): Told => {
    const known = read.get(one) ?? { ...one, words: toldWords(one.memory.told) };
    read.set(one, known);
    return known;
  };
  const told = others.filter(({ memory }) => memory.role === 'user').slice(0, OTHERS);
  const ordered = quoted.slice(0, QUOTED).flatMap((one) => {
    if (one.memory.role !== 'user') return [one];
    const older = withWords(one);
    const versions = told.filter((other) => {
      if (!isNewer(other, one)) return false;
      const later = withWords(other);
      return isVersion(later, older) || isCorrectionOf(later, older, told.map(withWords), asked);
    });
    return [...versions.toSorted((a, b) => b.memory.newness - a.memory.newness), one];
  });
  return [...new Set([...ordered, ...quoted])];
}

/** Changes of a change that are looked for. */
const CHANGES = 4;

/**
 * What is quoted, and with each the newest that the user told later of `all` that says it is so no more: right before
 * it, or behind it where that is not sure. Nothing quoted is left out for it.
 */
export function withChanges(quoted: readonly Rated[], all: readonly Rated[], question: string): readonly Rated[] {
  const told = all.slice(0, OTHERS).filter(({ memory }) => memory.role === 'user' && mayTakePlace(memory.told));
  if (told.length === 0) return quoted;
  const takesPlace = takesPlaceOf(question);
  const [before, behind] = [new Map<Rated, Rated>(), new Map<Rated, Rated>()];
  for (const one of quoted) {
    if (one.memory.role !== 'user') continue;
    const { surely, maybe } = newestChanges(one, told, takesPlace);
    if (surely !== undefined) before.set(one, surely);
    else if (maybe !== undefined) behind.set(one, maybe);
  }
  const ordered = quoted.flatMap((one) => {
    const [lead, follow] = [before.get(one), behind.get(one)];
    return [...(lead === undefined ? [] : [lead]), one, ...(follow === undefined ? [] : [follow])];
  });
  return [...new Set(ordered)];
}

/** Of all that changes it, or its changes, what was told last. */
function newestChanges(
  one: Rated,
  told: readonly Rated[],
  takesPlace: ReturnType<typeof takesPlaceOf>,
): Partial<Record<'surely' | 'maybe', Rated>> {
  const newest: Partial<Record<'surely' | 'maybe', Rated>> = {};
  let left = told.filter((other) => isNewer(other, one));
  let changed: readonly (readonly [Rated, 'surely' | 'maybe'])[] = [[one, 'surely']];
  for (let depth = 0; depth < CHANGES && changed.length > 0; depth += 1) {
    const next: (readonly [Rated, 'surely' | 'maybe'])[] = [];
    for (const [from, how] of changed) {
      const stays: Rated[] = [];
      for (const other of left) {
        const change = isNewer(other, from) ? takesPlace(from.memory.told, other.memory.told) : 'not';
        if (change === 'not') stays.push(other);
        else next.push([other, how === 'maybe' ? how : change]);
      }
      left = stays;
    }
    for (const [other, how] of next) {
      const known = newest[how];
      if (known === undefined || isNewer(other, known)) newest[how] = other;
    }
    changed = next;
  }
  return newest;
}

function isVersion(later: Told, one: Told): boolean {
  if (later.share < one.share) return false;
  // What the thing is is not taken back by what is told of another with its words.
  const { told } = later.memory;
  const isOfNow = later.isStated || saysNow(told) || isCorrection(told);
  if (one.isStated && !isOfNow && (later.isNamed || tellsAnotherMatter(told, one.memory.told))) return false;
  if (isOfSame(later.words, one.words)) return true;
  // What was said in this session has no score of recall.
  const isAsHigh = later.memory.createdAt === null || one.memory.score - later.memory.score <= AS_HIGH;
  return isSaidAlike(later.words, one.words) && (saysNow(told) || isAsHigh);
}

/** It corrects, of all that was told before it, what has most of its words. */
function isCorrectionOf(later: Told, one: Told, told: readonly Told[], asked: ReadonlySet<string>): boolean {
  const isMarked = isCorrection(later.memory.told);
  if ((!isMarked && !endsSomething(later.memory.told)) || !wasRecalledNear(later, one)) return false;
  const common = commonNames(later.words, one.words);
  const isOfAsked = isMarked && common.some((word) => hasTerm(asked, word));
  if (common.length < LEAST_WORDS && !isOfAsked) return false;
  return told.every((other) => !isNewer(later, other) || commonNames(later.words, other.words).length <= common.length);
}

function wasRecalledNear({ memory }: Rated, one: Rated): boolean {
  if (memory.createdAt === null) return true;
  return memory.isMatch && memory.score >= NEAR_IN_RECALL * one.memory.score;
}

function isNewer(one: Rated, other: Rated): boolean {
  return one.memory.newness > other.memory.newness;
}
