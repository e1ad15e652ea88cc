import { joinDeltas } from '../../shared/chat/join-deltas';
import type { LecternChunk } from '../../shared/chat/message';

/** Joins neighbouring deltas of the same part. Folding the result gives the same message in far fewer steps. */
export function mergeDeltas(chunks: readonly LecternChunk[]): LecternChunk[] {
  const merged: LecternChunk[] = [];
  for (const chunk of chunks) {
    const last = merged.at(-1);
    const joined = last === undefined ? null : joinDeltas(last, chunk);
    if (joined === null) merged.push(chunk);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}
