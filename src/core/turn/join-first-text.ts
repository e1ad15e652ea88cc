import type { LecternChunk } from '../../shared/chat/message';

/** The text part that stands open after these chunks; null when none does. */
export function openTextOf(chunks: readonly LecternChunk[]): string | null {
  const start = chunks.findLast((chunk) => chunk.type === 'text-start');
  if (start?.type !== 'text-start') return null;
  const isClosed = chunks.some((chunk) => chunk.type === 'text-end' && chunk.id === start.id);
  return isClosed ? null : start.id;
}

/**
 * Lets a run go on in the text part that stands open, so that a sentence, a list or a block of code that was cut is one
 * again. A run that begins with something else closes it first.
 */
export async function* joinFirstText(
  chunks: AsyncIterable<LecternChunk>,
  openId: string | null,
): AsyncGenerator<LecternChunk, void, void> {
  let isOpen = openId !== null;
  let joinedId: string | null = null;
  for await (const chunk of chunks) {
    if (openId !== null && isOpen && chunk.type === 'text-start') {
      isOpen = false;
      joinedId = chunk.id;
      continue;
    }
    if (openId !== null && isOpen && (chunk.type === 'reasoning-start' || chunk.type.startsWith('tool-'))) {
      isOpen = false;
      yield { type: 'text-end', id: openId };
    }
    const isJoined = (chunk.type === 'text-delta' || chunk.type === 'text-end') && chunk.id === joinedId;
    yield isJoined && openId !== null ? { ...chunk, id: openId } : chunk;
    // A later text of the run may have the same id.
    if (chunk.type === 'text-end') joinedId = null;
  }
}
