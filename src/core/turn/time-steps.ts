import type { LecternChunk } from '../../shared/chat/message';
import { stepOfReasoning } from '../../shared/chat/step-times';

/** What took less is not worth telling. */
const LEAST_MS = 100;

export interface TimeStepsOptions {
  /** Ms on a clock that never goes back. */
  readonly stopwatch: () => number;
  /** Pieces of reasoning that the answer has from earlier runs. */
  readonly reasoningBefore: number;
}

/**
 * Adds to each call of a tool, and to each piece of reasoning, how long it took. A call that waited for the user in an
 * earlier run counts from this one's begin: the wait was not its own.
 */
export async function* timeSteps(
  chunks: AsyncIterable<LecternChunk>,
  { stopwatch, reasoningBefore }: TimeStepsOptions,
): AsyncGenerator<LecternChunk, void, void> {
  const first = stopwatch();
  const begun = new Map<string, number>();
  const ended = (key: string, step: string): readonly LecternChunk[] => {
    const ms = Math.round(stopwatch() - (begun.get(key) ?? first));
    return ms < LEAST_MS ? [] : [{ type: 'data-time', id: `time ${step}`, data: { step, ms } }];
  };
  let reasoning = reasoningBefore;
  for await (const chunk of chunks) {
    yield chunk;
    switch (chunk.type) {
      case 'tool-input-available':
        begun.set(`call ${chunk.toolCallId}`, stopwatch());
        break;
      case 'tool-output-available':
      case 'tool-output-error':
        yield* ended(`call ${chunk.toolCallId}`, chunk.toolCallId);
        break;
      case 'reasoning-start':
        begun.set(`reasoning ${chunk.id}`, stopwatch());
        break;
      case 'reasoning-end':
        yield* ended(`reasoning ${chunk.id}`, stepOfReasoning(reasoning));
        reasoning += 1;
        break;
      default:
    }
  }
}
