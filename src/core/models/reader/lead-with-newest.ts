import { isCorrection, saysNow } from './is-correction';
import { commonNames, isOfSame, isSaidAlike } from './is-of-same';
import { hasTerm, type Terms } from './match-terms';
import type { Rated } from './rate-memory';

/** What is only said alike, and not as what is so now, is of the same thing where recall's score is no further below. */
const AS_HIGH = 0.05;
/** Share of the score of what is corrected, from which on a correction was recalled near it. */
const NEAR_IN_RECALL = 0.5;
/** So many words in common are of one thing, whatever is asked. */
const LEAST_WORDS = 2;

/**
 * What is quoted, with what was told later of the same thing right before it, newest first: what has as much of what is
 * asked, and whatever says that it corrects it. `others` are all that may be quoted too, `terms` those of the question.
 */
export function leadWithNewest(quoted: readonly Rated[], others: readonly Rated[], terms: Terms): readonly Rated[] {
  const told = others.filter(({ memory }) => memory.role === 'user');
  const ordered = quoted.flatMap((one) => {
    if (one.memory.role !== 'user') return [one];
    const later = told.filter((other) => isNewer(other, one));
    const versions = later.filter((other) => isVersion(other, one) || isCorrectionOf(other, one, told, terms));
    return [...versions.toSorted((a, b) => b.memory.newness - a.memory.newness), one];
  });
  return [...new Set(ordered)];
}

function isVersion(later: Rated, one: Rated): boolean {
  if (later.share < one.share) return false;
  const [told, before] = [later.memory.told, one.memory.told];
  if (isOfSame(told, before)) return true;
  return isSaidAlike(told, before) && (saysNow(told) || one.memory.score - later.memory.score <= AS_HIGH);
}

/** It corrects, of all that was told before it, what has most of its words. */
function isCorrectionOf(later: Rated, one: Rated, told: readonly Rated[], terms: Terms): boolean {
  const { memory } = later;
  if (!isCorrection(memory.told) || !wasRecalledNear(later, one)) return false;
  const common = commonNames(memory.told, one.memory.told);
  const asked = new Set(terms.keys());
  if (common.length < LEAST_WORDS && !common.some((word) => hasTerm(asked, word))) return false;
  return told.every(
    (other) => !isNewer(later, other) || commonNames(memory.told, other.memory.told).length <= common.length,
  );
}

function wasRecalledNear({ memory }: Rated, one: Rated): boolean {
  if (memory.createdAt === null) return true;
  return memory.isMatch && memory.score >= NEAR_IN_RECALL * one.memory.score;
}

function isNewer(one: Rated, other: Rated): boolean {
  return one.memory.newness > other.memory.newness;
}
