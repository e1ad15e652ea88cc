import type { ToldSource } from '../../shared/chat/tools';
import type { SkippedFiles, SkipReason } from '../../shared/domain/skipped-files';
import type { Source } from '../../shared/domain/source';
import { isMeaningCut } from '../sources/meaning-cut';

/** What may hold an answer all the same; the rest nobody looks for one in. */
const MAY_ANSWER: readonly SkipReason[] = ['tooLarge', 'machineMade', 'pointer', 'badName', 'unreadable'];

/** A source as a model is told of it: what is the same for all is left out. */
export function describeSource(source: Source): ToldSource {
  const { name, ref, commit, passages, lastUpdated, skipped } = source;
  const missing = skipped.filter(({ reason }) => MAY_ANSWER.includes(reason));
  return {
    name,
    commit,
    ...(ref === null ? {} : { ref }),
    // An index that was lost is made anew: what there is of it is no more than a first one.
    ...(lastUpdated === null || passages === 0 ? {} : { refreshed: new Date(lastUpdated).toISOString() }),
    ...(isBeingRead(source) ? { isIndexing: true } : {}),
    ...(isByWords(source) ? { isEmbedding: true } : {}),
    ...(isLeftByWords(source) ? { isMeaningCut: true } : {}),
    ...(missing.length === 0 ? {} : { leftOut: countByReason(missing) }),
  };
}

/** Vectors only better what full text finds by then. */
function isBeingRead({ kind, passages, progress }: Source): boolean {
  if (progress === null || progress.step === 'embedding') return false;
  // It changes with the app and its language alone.
  return kind !== 'handbook' || passages === 0;
}

/** The share of its passages without a vector from which that is told. */
const MANY = 0.2;

function isByWords({ kind, passages, progress }: Source): boolean {
  if (kind === 'handbook' || progress?.step !== 'embedding') return false;
  return progress.total - progress.done > MANY * passages;
}

function isLeftByWords(source: Source): boolean {
  return source.kind !== 'handbook' && source.state !== 'working' && isMeaningCut(source);
}

/** How many files each reason left out. */
export function countByReason(skipped: readonly SkippedFiles[]): Partial<Record<SkipReason, number>> {
  return Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));
}
