import type { LecternChunk, LecternMessage } from '../../shared/chat/message';
import { mergeDeltas } from './merge-deltas';

/** The assistant message that a turn's chunks make; null before `start`. The fold is the AI SDK's, as in the window. */
export async function foldChunks(chunks: readonly LecternChunk[]): Promise<LecternMessage | null> {
  const { readUIMessageStream } = await import('ai');
  const stream = new ReadableStream<LecternChunk>({
    start(controller) {
      for (const chunk of mergeDeltas(chunks)) controller.enqueue(chunk);
      controller.close();
    },
  });
  let message: LecternMessage | null = null;
  for await (const state of readUIMessageStream<LecternMessage>({ stream })) message = state;
  return message !== null && message.id !== '' ? message : null;
}
