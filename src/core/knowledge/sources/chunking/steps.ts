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

interface SliceOptions {
  /** Awaited between slices; rejects when the work is to end. */
  readonly pause: () => Promise<void>;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

/** Does the work in slices of some milliseconds. */
export async function inSlices<T>(steps: Steps<T>, { pause, now }: SliceOptions): Promise<T> {
  let since = now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (now() - since < SLICE_MS) continue;
    await pause();
    since = now();
  }
}
