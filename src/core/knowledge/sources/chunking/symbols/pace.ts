/** What work that cannot be known in advance may take of a thread that others wait for. */
export interface Pace {
  /** Counts work that was done. Throws `TooMuchWork` past the bound. */
  spend(cost: number): void;
  /** True when the thread has been held long enough. */
  isDue(): boolean;
  /** True when the thread has been held so long that whatever is at work must let go. */
  isLate(): boolean;
  rest(): Promise<void>;
}

/** A file is too costly to be read by its grammar. */
export class TooMuchWork extends Error {}

export interface PaceOptions {
  /** Bounds the work by its amount, so that a file is cut the same on every machine. */
  readonly maxCost: number;
  /** Awaited between slices; rejects when the work is to end. */
  readonly pause: () => Promise<void>;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

const SLICE_MS = 4;
const LATE_MS = 1_000;
/** Bounds what the amount does not: steps that take longer and longer. Rests do not count. */
const MAX_MS = 5_000;

export function createPace({ maxCost, pause, now }: PaceOptions): Pace {
  let spent = 0;
  let held = 0;
  let since = now();
  return {
    spend(cost) {
      spent += cost;
      if (spent > maxCost) throw new TooMuchWork(`more than ${maxCost} in ${held} ms`);
    },
    isDue: () => now() - since > SLICE_MS,
    isLate: () => now() - since > LATE_MS,
    async rest() {
      held += now() - since;
      if (held > MAX_MS) throw new TooMuchWork(`${held} ms`);
      await pause();
      since = now();
    },
  };
}
