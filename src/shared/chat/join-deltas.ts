import type { LecternChunk } from './message';

/** Two neighbouring deltas of one part as one; null when they are no such pair. Folding gives the same message. */
export function joinDeltas(first: LecternChunk, second: LecternChunk): LecternChunk | null {
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
