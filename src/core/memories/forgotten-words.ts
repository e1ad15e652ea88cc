import type { LecternChunk } from '../../shared/chat/message';
import type { HiddenMessage } from '../knowledge/knowledge';
import { forgottenOf, isTitleOfForgotten, withoutForgotten } from '../knowledge/memory/find-copies';
import { mergeDeltas } from '../turn/merge-deltas';

/** Finds what forgotten messages said in what main keeps, and takes it out, as memory does in its own files. */
export interface ForgottenWords {
  /** Of an answer in a session; null when none of it is there. Deltas are joined, as the words may stand across them. */
  inChunks(chunks: readonly LecternChunk[], sessionId: string): readonly LecternChunk[] | null;
  /** The same for JSON text. */
  inJson(text: string, sessionId: string): string | null;
  inTitle(title: string): boolean;
}

export function createForgottenWords(messages: readonly HiddenMessage[]): ForgottenWords {
  const forgotten = forgottenOf(messages.map(({ messageId, text }) => ({ id: messageId, text })));
  const sessionIds = new Set(messages.flatMap(({ sessionId, branchIds }) => [sessionId, ...branchIds]));
  const without = (value: unknown, isTraced: boolean): unknown =>
    withoutForgotten(value, forgotten, isTraced ? 'traced' : 'anywhere');
  return {
    inChunks(chunks, sessionId) {
      const joined = mergeDeltas(chunks);
      // What was recalled may say it in turn.
      const kept = without(joined, sessionIds.has(sessionId) || joined.some(({ type }) => type === 'data-memory'));
      // The shape is that of the chunks: strings were shortened and recalled messages left out.
      return kept === joined ? null : (kept as readonly LecternChunk[]);
    },
    inJson(text, sessionId) {
      const value: unknown = JSON.parse(text);
      const kept = without(value, sessionIds.has(sessionId));
      return kept === value ? null : JSON.stringify(kept);
    },
    inTitle: (title) => isTitleOfForgotten(title, forgotten),
  };
}
