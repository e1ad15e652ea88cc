import type { ExpiryClockStore, ExpiryReading } from '../ports';

const HOUR_MS = 3_600_000;
/** Less than a day, so that somebody who starts the app every morning has a run every morning. */
export const BETWEEN_RUNS_MS = 20 * HOUR_MS;
/** What one run believes of the time that a clock says has passed. Who was away for longer waits some runs longer. */
export const MOST_A_RUN_MS = 7 * 24 * HOUR_MS;

/**
 * The time at which lives are measured. A clock may show any year, so that what it shows is no evidence that things have
 * grown old: what counts is what it moved by from run to run of the app, and not more than a week of that each.
 */
export interface ExpiryClock {
  /** Gives the time (Unix ms) for a run that lets things expire; null while none is due. One is a day, restarts or not. */
  nextRun(): Promise<number | null>;
  /** The time of the last run; null before the first. */
  time(): Promise<number | null>;
}

interface ExpiryClockOptions {
  readonly store: ExpiryClockStore;
  /** Unix ms. */
  readonly now: () => number;
}

export function createExpiryClock({ store, now }: ExpiryClockOptions): ExpiryClock {
  return {
    async nextRun() {
      const last = await store.load();
      const wallClock = now();
      const { next, isDue } = readClock(last, wallClock);
      // Before anything expires: a run that is killed has had its turn.
      if (next !== last) await store.save(next);
      return isDue ? Math.min(next.time, wallClock) : null;
    },
    async time() {
      const last = await store.load();
      return last === null ? null : Math.min(last.time, now());
    },
  };
}

/** What a clock that shows `wallClock` adds to what was known. The time that is known never goes back. */
export function readClock(
  last: ExpiryReading | null,
  wallClock: number,
): { readonly next: ExpiryReading; readonly isDue: boolean } {
  if (last === null) return { next: { time: wallClock, ranAt: wallClock }, isDue: false };
  const passed = wallClock - last.ranAt;
  // Set back: nothing is known to have passed, and from here on it is measured anew.
  if (passed < 0) return { next: { ...last, ranAt: wallClock }, isDue: false };
  if (passed < BETWEEN_RUNS_MS) return { next: last, isDue: false };
  const time = Math.max(last.time, Math.min(wallClock, last.time + MOST_A_RUN_MS));
  return { next: { time, ranAt: wallClock }, isDue: true };
}
