import type { LecternChunk } from '../../shared/chat/message';
import type { HiddenMessage } from '../knowledge/knowledge';
import { forgottenOf, isTitleOfForgotten, withoutForgotten } from '../knowledge/memory/find-copies';
import { mergeDeltas } from '../turn/merge-deltas';

/** Finds what forgotten messages said in what main keeps, and takes it out, as memory does in its own files. */
export interface ForgottenWords {
  /** Null when none of it is there. Deltas are joined, as the words may stand across them. */
  inChunks(chunks: readonly LecternChunk[]): readonly LecternChunk[] | null;
  /** The same for JSON text. */
  inJson(text: string): string | null;
  inTitle(title: string): boolean;
}

export function createForgottenWords(messages: readonly HiddenMessage[]): ForgottenWords {
  const forgotten = forgottenOf(messages.map(({ messageId, text }) => ({ id: messageId, text })));
  return {
    inChunks(chunks) {
      const joined = mergeDeltas(chunks);
      const kept = withoutForgotten(joined, forgotten);
      // The shape is that of the chunks: strings were shortened and recalled messages left out.
      return kept === joined ? null : (kept as readonly LecternChunk[]);
    },
    inJson(text) {
      const value: unknown = JSON.parse(text);
      const kept = withoutForgotten(value, forgotten);
      return kept === value ? null : JSON.stringify(kept);
    },
    inTitle: (title) => isTitleOfForgotten(title, forgotten),
  };
}
