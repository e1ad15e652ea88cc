import type { LecternChunk, LecternMessage } from '../../../shared/chat/message';

/** Folds the chunks of one answer into its message, by the AI SDK's own reader. */
export interface AnswerFold {
  /** Nothing comes after `finish`: it ends the fold. */
  push(chunk: LecternChunk): void;
  /** Ends the fold once what was pushed is folded. */
  close(): void;
  /** Resolves when all is folded and nothing is kept any more. */
  readonly ended: Promise<void>;
}

/** `onMessage` gets the answer after each chunk; a chunk that cannot be folded ends in the last good answer. */
export function createAnswerFold(answerId: string, onMessage: (message: LecternMessage) => void): AnswerFold {
  // A stream of its own holds the chunks that come while the reader is still being loaded.
  const { readable, writable } = new TransformStream<LecternChunk, LecternChunk>(
    undefined,
    { highWaterMark: Number.POSITIVE_INFINITY },
    { highWaterMark: Number.POSITIVE_INFINITY },
  );
  const writer = writable.getWriter();
  const ended = readAnswer(answerId, readable, onMessage);
  const close = (): void => {
    writer.close().catch(() => undefined);
  };
  return {
    push: (chunk) => {
      writer.write(chunk).catch(() => undefined);
      if (chunk.type === 'finish') close();
    },
    close,
    ended,
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
