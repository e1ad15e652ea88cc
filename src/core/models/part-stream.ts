import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

/** Parts as the stream that the AI SDK reads. Cancelling the stream ends the generator. */
export function toPartStream(
  parts: AsyncGenerator<LanguageModelV4StreamPart, void, undefined>,
): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await parts.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await parts.return();
    },
  });
}
