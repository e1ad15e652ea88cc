import { setImmediate } from 'node:timers/promises';

/** Work that may be left for a while wherever it yields. */
export type Steps<T> = Generator<void, T, void>;

/** How many of many small things are done between two yields: together some tenths of a millisecond. */
const AT_ONCE = 256;
/** Others wait no longer for the thread. */
const SLICE_MS = 4;

/** True for each of the things, counted from 0, after which to yield. */
export function isTimeToYield(index: number): boolean {
  return index % AT_ONCE === AT_ONCE - 1;
}

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

export interface StepOptions {
  /** Awaited between slices; rejects when the work is to end. */
  readonly pause: () => Promise<void>;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

export type StepRunner = <T>(steps: Steps<T>) => Promise<T>;

/** Does work in slices of some milliseconds, counted over all that one runner is given. */
export function createStepRunner({ pause, now = () => performance.now() }: StepOptions): StepRunner {
  let since = now();
  return async (steps) => {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (now() - since < SLICE_MS) continue;
      await pause();
      since = now();
    }
  };
}

/** A pause in which the thread does what else it is asked for; rejects with the signal's reason when aborted. */
export async function giveWay(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
