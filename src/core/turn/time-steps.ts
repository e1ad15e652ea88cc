import type { LecternChunk } from '../../shared/chat/message';
import { stepOfReasoning } from '../../shared/chat/step-times';
import { SEQUENTIAL_THINKING } from '../tools/sequential-thinking';
import { UPDATE_WORKING_MEMORY } from '../tools/update-working-memory';

/** Calls in which the writing is the work: what takes the result keeps it, and no more. */
const WRITTEN: ReadonlySet<string> = new Set([SEQUENTIAL_THINKING, UPDATE_WORKING_MEMORY]);

export interface TimeStepsOptions {
  /** Ms on a clock that never goes back. */
  readonly stopwatch: () => number;
  /** Pieces of reasoning that the answer has from earlier runs. */
  readonly reasoningBefore: number;
}

/**
 * Adds to each call of a tool, and to each piece of reasoning, how long it took: a thinking step and a change of the
 * profile from their first word on, any other call from when it is made. A call that waited for the user in an earlier
 * run counts from this one's begin: the wait was not its own.
 */
export async function* timeSteps(
  chunks: AsyncIterable<LecternChunk>,
  { stopwatch, reasoningBefore }: TimeStepsOptions,
): AsyncGenerator<LecternChunk, void, void> {
  const first = stopwatch();
  const begun = new Map<string, number>();
  const ended = (key: string, step: string): LecternChunk => {
    const ms = Math.round(stopwatch() - (begun.get(key) ?? first));
    return { type: 'data-time', id: `time ${step}`, data: { step, ms } };
  };
  let reasoning = reasoningBefore;
  for await (const chunk of chunks) {
    yield chunk;
    switch (chunk.type) {
      case 'tool-input-start':
        if (WRITTEN.has(chunk.toolName)) begun.set(`call ${chunk.toolCallId}`, stopwatch());
        break;
      case 'tool-input-available':
        if (!begun.has(`call ${chunk.toolCallId}`)) begun.set(`call ${chunk.toolCallId}`, stopwatch());
        break;
      case 'tool-output-available':
      case 'tool-output-error':
        yield ended(`call ${chunk.toolCallId}`, chunk.toolCallId);
        break;
      case 'reasoning-start':
        begun.set(`reasoning ${chunk.id}`, stopwatch());
        break;
      case 'reasoning-end':
        yield ended(`reasoning ${chunk.id}`, stepOfReasoning(reasoning));
        reasoning += 1;
        break;
      default:
    }
  }
}
