import type { LecternChunk } from '../../shared/chat/message';

/** Joins neighbouring deltas of the same part. Folding the result gives the same message in far fewer steps. */
export function mergeDeltas(chunks: readonly LecternChunk[]): LecternChunk[] {
  const merged: LecternChunk[] = [];
  for (const chunk of chunks) {
    const last = merged.at(-1);
    const joined = last === undefined ? null : join(last, chunk);
    if (joined === null) merged.push(chunk);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}

function join(first: LecternChunk, second: LecternChunk): LecternChunk | null {
  if (first.type === 'text-delta' && second.type === 'text-delta' && first.id === second.id) {
    return { ...first, ...second, delta: first.delta + second.delta };
  }
  if (first.type === 'reasoning-delta' && second.type === 'reasoning-delta' && first.id === second.id) {
    return { ...first, ...second, delta: first.delta + second.delta };
  }
  if (
    first.type === 'tool-input-delta' &&
    second.type === 'tool-input-delta' &&
    first.toolCallId === second.toolCallId
  ) {
    return { ...first, inputTextDelta: first.inputTextDelta + second.inputTextDelta };
  }
  return null;
}
