import type { LecternChunk, LecternMessage } from '../../../shared/chat/message';

/** Folds the chunks of one answer into its message, by the AI SDK's own reader. */
export interface AnswerFold {
  push(chunk: LecternChunk): void;
  /** Ends the fold once what was pushed is folded. */
  close(): void;
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
  void readAnswer(answerId, readable, onMessage);
  return {
    push: (chunk) => {
      writer.write(chunk).catch(() => undefined);
    },
    close: () => {
      writer.close().catch(() => undefined);
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
