import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

/** What is wrong with a stream that just ends. */
export const NO_FINISH = 'The stream ended without a finish.';

/** Parts that come before a model has said anything. */
const PREAMBLE = new Set<LanguageModelV4StreamPart['type']>(['stream-start', 'response-metadata', 'raw']);

/**
 * Resolves when the answer has begun, with all of its parts; rejects when it fails before, while nothing of it has been
 * shown and it can be asked for again.
 */
export async function beginAnswer(
  stream: ReadableStream<LanguageModelV4StreamPart>,
): Promise<AsyncGenerator<LanguageModelV4StreamPart, void, undefined>> {
  const rest = stream[Symbol.asyncIterator]();
  const begun: LanguageModelV4StreamPart[] = [];
  for (;;) {
    const next = await rest.next();
    if (next.done === true) throw new Error(NO_FINISH);
    if (next.value.type === 'error') {
      await rest.return?.();
      throw next.value.error;
    }
    begun.push(next.value);
    if (!PREAMBLE.has(next.value.type)) return goOn(begun, rest);
  }
}

async function* goOn(
  begun: readonly LanguageModelV4StreamPart[],
  rest: AsyncIterator<LanguageModelV4StreamPart>,
): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
  try {
    yield* begun;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
