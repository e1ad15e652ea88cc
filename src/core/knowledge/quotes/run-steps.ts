import { setImmediate } from 'node:timers/promises';

/** Work that others may come in between of, at each of its steps. */
export type Steps<T> = Generator<void, T, void>;

const SLICE_MS = 4;

export type StepRunner = <T>(steps: Steps<T>) => Promise<T>;

/**
 * Runs work, giving way to what else the thread is asked for. Rejects with the signal's reason when aborted. `now` gives
 * milliseconds that only grow.
 */
export function createStepRunner(signal?: AbortSignal, now = (): number => performance.now()): StepRunner {
  let since = now();
  return async (steps) => {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (now() - since < SLICE_MS) continue;
      await setImmediate();
      signal?.throwIfAborted();
      since = now();
    }
  };
}
