import { joinDeltas } from '../../../shared/chat/join-deltas';
import type { LecternChunk, LecternMessage } from '../../../shared/chat/message';

/** Folds the chunks of one answer into its message, by the AI SDK's own reader. */
export interface AnswerFold {
  /** Nothing comes after `finish`: it ends the fold. */
  push(chunk: LecternChunk): void;
  /** Ends a fold of which no more is wanted: what is held is let go of. */
  close(): void;
  /** Resolves when all is folded and nothing is kept any more. */
  readonly ended: Promise<void>;
}

/**
 * `onMessage` gets the answer after each chunk; a chunk that cannot be folded ends in the last good answer. The reader
 * copies the whole answer at each of its steps: what only makes its open part longer is held, shown behind what is
 * folded, and given to the reader in one step, before the next chunk of another kind.
 */
export function createAnswerFold(answerId: string, onMessage: (message: LecternMessage) => void): AnswerFold {
  // A stream of its own holds the chunks that come while the reader is still being loaded.
  const { readable, writable } = new TransformStream<LecternChunk, LecternChunk>(
    undefined,
    { highWaterMark: Number.POSITIVE_INFINITY },
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const writer = writable.getWriter();
  const open = createOpenParts();
  let folded: LecternMessage | null = null;
  let held: Delta | null = null;
  const show = (): LecternMessage | null => (folded === null || held === null ? folded : open.append(folded, held));
  const ended = readAnswer(answerId, readable, (answer) => {
    folded = answer;
    onMessage(show() ?? answer);
  });
  const write = (chunk: LecternChunk): void => {
    open.follow(chunk);
    writer.write(chunk).catch(() => undefined);
  };
  const release = (): void => {
    if (held !== null) write(held);
    held = null;
  };
  const close = (): void => {
    writer.close().catch(() => undefined);
  };
  const hold = (delta: Delta): void => {
    const joined = held === null ? null : joinDeltas(held, delta);
    if (joined === null) release();
    held = joined !== null && isDelta(joined) ? joined : delta;
    const shown = show();
    if (shown !== null) onMessage(shown);
  };
  return {
    push: (chunk) => {
      if (isDelta(chunk) && open.isOnly(chunk)) {
        hold(chunk);
        return;
      }
      release();
      write(chunk);
      if (chunk.type === 'finish') close();
    },
    close,
    ended,
  };
}

type Delta = Extract<LecternChunk, { type: 'text-delta' | 'reasoning-delta' }>;

function isDelta(chunk: LecternChunk): chunk is Delta {
  return chunk.type === 'text-delta' || chunk.type === 'reasoning-delta';
}

/** The parts of an answer that are being written, and how much of their text the reader was given. */
function createOpenParts() {
  const given = { text: new Map<string, number>(), reasoning: new Map<string, number>() };
  const kindOf = ({ type }: Delta) => (type === 'text-delta' ? 'text' : 'reasoning');
  return {
    follow: (chunk: LecternChunk): void => {
      if (chunk.type === 'text-start') given.text.set(chunk.id, 0);
      if (chunk.type === 'reasoning-start') given.reasoning.set(chunk.id, 0);
      if (chunk.type === 'text-end') given.text.delete(chunk.id);
      if (chunk.type === 'reasoning-end') given.reasoning.delete(chunk.id);
      if (!isDelta(chunk)) return;
      const lengths = given[kindOf(chunk)];
      lengths.set(chunk.id, (lengths.get(chunk.id) ?? 0) + chunk.delta.length);
    },
    /** Whether no other part of its kind is being written: a message does not tell which of them is which. */
    isOnly: (delta: Delta): boolean => {
      const lengths = given[kindOf(delta)];
      return lengths.size === 1 && lengths.has(delta.id);
    },
    /** Null when not all that the reader was given is folded yet. */
    append: (folded: LecternMessage, delta: Delta): LecternMessage | null => {
      const kind = kindOf(delta);
      const isOpen = (part: LecternMessage['parts'][number]): boolean =>
        part.type === kind && part.state === 'streaming';
      const at = folded.parts.findIndex(isOpen);
      const part = folded.parts[at];
      if (part?.type !== kind || part.text.length !== given[kind].get(delta.id)) return null;
      // One that has ended since then still seems to be open.
      if (folded.parts.findLastIndex(isOpen) !== at) return null;
      return { ...folded, parts: folded.parts.with(at, { ...part, text: part.text + delta.delta }) };
    },
  };
}

async function readAnswer(
  answerId: string,
  stream: ReadableStream<LecternChunk>,
  onMessage: (message: LecternMessage) => void,
): Promise<void> {
  const { readUIMessageStream } = await import('ai');
  const message: LecternMessage = { id: answerId, role: 'assistant', parts: [] };
  for await (const answer of readUIMessageStream<LecternMessage>({ message, stream, onError: () => undefined })) {
    onMessage(answer);
  }
}
