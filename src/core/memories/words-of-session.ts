import type { LecternChunk, RecalledMessage } from '../../shared/chat/message';
import { chunksWithoutCopies, forgottenOf } from '../knowledge/memory/find-copies';
import type { Scrub } from '../session/open-turn';
import { mergeDeltas } from '../turn/merge-deltas';

/** A session that is deleted, for answers elsewhere that are open: what they recalled of it is all that they can quote. */
export function wordsOfSession(sessionId: string): Scrub {
  const given = (chunks: readonly LecternChunk[]): readonly RecalledMessage[] =>
    chunks.flatMap((chunk) =>
      chunk.type === 'data-memory' ? chunk.data.recalled.filter((message) => message.sessionId === sessionId) : [],
    );
  return {
    isForgotten: () => false,
    had: (_, chunks) => given(chunks).length > 0,
    inChunks(chunks, { text, modelId }) {
      const messages = given(chunks);
      if (messages.length === 0) return null;
      const forgotten = forgottenOf(
        messages.map(({ messageId }) => messageId),
        messages.map((message) => message.text),
      );
      const answer = { modelId: modelId ?? undefined, isOwn: false, asked: text, echoIds: new Set<string>() };
      return chunksWithoutCopies(mergeDeltas(chunks), forgotten, answer);
    },
  };
}
