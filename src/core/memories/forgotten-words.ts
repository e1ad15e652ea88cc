import type { LecternChunk } from '../../shared/chat/message';
import { mentionsSession } from '../../shared/chat/prompt-parts';
import type { ErrorData } from '../../shared/domain/error-data';
import type { HiddenMessage } from '../knowledge/knowledge';
import { errorWithoutWords } from '../knowledge/memory/cut-failure';
import { chunksWithoutCopies, forgottenOf, standingIn, thoughtWithoutCopies } from '../knowledge/memory/find-copies';
import type { JournalTurn } from '../ports';
import { mergeDeltas } from '../turn/merge-deltas';

/** A turn whose answer may quote what is forgotten. */
type QuotingTurn = Pick<JournalTurn, 'sessionId' | 'promptId' | 'text' | 'parts' | 'modelId'>;

/** Finds copies of forgotten messages in what main keeps, and takes them out, as memory does in its own files. */
export interface ForgottenWords {
  isForgotten(messageId: string): boolean;
  /** Whether a turn had one of them before it: it answers one, runs where it was said or quoted, recalled or mentions it. */
  had(turn: QuotingTurn, chunks: readonly LecternChunk[]): boolean;
  /** Of the answer of a turn; null when none is there. Deltas are joined, as a quotation may stand across them. */
  inChunks(chunks: readonly LecternChunk[], turn: QuotingTurn): readonly LecternChunk[] | null;
  /** Of why a turn failed; null when nothing of them is in it. */
  inError(error: ErrorData, turn: QuotingTurn, chunks: readonly LecternChunk[]): ErrorData | null;
  /** The same for what a tool remembers in a session, as JSON text. */
  inJson(text: string, sessionId: string): string | null;
}

export function createForgottenWords(messages: readonly HiddenMessage[]): ForgottenWords {
  const forgotten = forgottenOf(
    messages.map(({ messageId }) => messageId),
    messages.flatMap(({ texts }) => texts),
  );
  const { messageIds } = forgotten;
  const saidIn = messages.map(({ sessionId }) => sessionId);
  const tracedIn = new Set(messages.flatMap(({ sessionId, quotedIn }) => [sessionId, ...quotedIn]));
  const echoIds = new Set(messages.flatMap(({ quotedBy }) => quotedBy));
  const isRecalled = (chunk: LecternChunk): boolean =>
    chunk.type === 'data-memory' &&
    chunk.data.recalled.some(({ messageId }) => messageIds.has(messageId) || echoIds.has(messageId));
  const had = ({ sessionId, promptId, parts }: QuotingTurn, chunks: readonly LecternChunk[]): boolean =>
    messageIds.has(promptId) || tracedIn.has(sessionId) || mentionsSession(parts, saidIn) || chunks.some(isRecalled);
  return {
    isForgotten: (messageId) => messageIds.has(messageId),
    had,
    inChunks(chunks, turn) {
      if (!had(turn, chunks)) return null;
      const { promptId, text, modelId } = turn;
      const isOwn = messageIds.has(promptId);
      const answer = {
        modelId: writerOf(chunks) ?? modelId ?? undefined,
        isOwn,
        asked: text,
        standing: standingIn(chunks, (messageId) => messageIds.has(messageId) || echoIds.has(messageId)),
        echoIds,
      };
      return chunksWithoutCopies(mergeDeltas(chunks), forgotten, answer);
    },
    inError: (error, turn, chunks) => (had(turn, chunks) ? errorWithoutWords(error, forgotten.texts) : null),
    inJson(text, sessionId) {
      if (!tracedIn.has(sessionId)) return null;
      const value: unknown = JSON.parse(text);
      const kept = withoutThoughts(value, (thought) => thoughtWithoutCopies(thought, forgotten));
      return kept === value ? null : JSON.stringify(kept);
    },
  };
}

/** The model that an answer says it is of. */
function writerOf(chunks: readonly LecternChunk[]): string | undefined {
  const start = chunks.find((chunk) => chunk.type === 'start');
  return start?.messageMetadata?.modelId;
}

/** What a tool remembers, with its thoughts changed; the very same where none is. */
function withoutThoughts(value: unknown, change: (thought: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.map(
    ([key, each]) =>
      [key, key === 'thought' && typeof each === 'string' ? change(each) : withoutThoughts(each, change)] as const,
  );
  if (kept.every(([, each], at) => each === entries[at]?.[1])) return value;
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}
