import type { LecternChunk, RecalledMessage } from '../../shared/chat/message';
import { mentionsSession } from '../../shared/chat/prompt-parts';
import { chunksWithoutCopies, forgottenOf } from '../knowledge/memory/find-copies';
import { errorWithoutWords } from '../knowledge/memory/cut-failure';
import type { JournalTurn } from '../ports';
import type { Scrub } from '../session/open-turn';
import { mergeDeltas } from '../turn/merge-deltas';

/**
 * A session that is deleted, for answers elsewhere that are open: they can quote what they recalled of it, and all of it
 * (`texts`) where their prompt mentions it.
 */
export function wordsOfSession(sessionId: string, texts: readonly string[]): Scrub {
  const given = (chunks: readonly LecternChunk[]): readonly RecalledMessage[] =>
    chunks.flatMap((chunk) =>
      chunk.type === 'data-memory' ? chunk.data.recalled.filter((message) => message.sessionId === sessionId) : [],
    );
  const isMentioned = ({ parts }: Pick<JournalTurn, 'parts'>): boolean => mentionsSession(parts, [sessionId]);
  const hadOf = (turn: Pick<JournalTurn, 'parts'>, messages: readonly RecalledMessage[]): readonly string[] => [
    ...messages.map((message) => message.text),
    ...(isMentioned(turn) ? texts : []),
  ];
  return {
    isForgotten: () => false,
    had: (turn, chunks) => isMentioned(turn) || given(chunks).length > 0,
    inError: (error, turn, chunks) => errorWithoutWords(error, hadOf(turn, given(chunks))),
    inChunks(chunks, turn) {
      const messages = given(chunks);
      const had = hadOf(turn, messages);
      if (had.length === 0) return null;
      const forgotten = forgottenOf(
        messages.map(({ messageId }) => messageId),
        had,
      );
      const { text, modelId } = turn;
      const answer = { modelId: modelId ?? undefined, isOwn: false, asked: text, echoIds: new Set<string>() };
      return chunksWithoutCopies(mergeDeltas(chunks), forgotten, answer);
    },
  };
}
