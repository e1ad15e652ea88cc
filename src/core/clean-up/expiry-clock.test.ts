import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExpiryReading } from '../ports';
import { BETWEEN_RUNS_MS, createExpiryClock, MOST_A_RUN_MS, readClock } from './expiry-clock';

const DAY = 86_400_000;
const NOW = 20_000 * DAY;

/** What each reading of a clock gives, in days after `NOW`; null where no run was due. */
async function runsAt(...days: readonly number[]): Promise<readonly (number | null)[]> {
  let reading: ExpiryReading | null = null;
  let wallClock = NOW;
  const store = { load: async () => reading, save: async (next: ExpiryReading) => void (reading = next) };
  const clock = createExpiryClock({ store, now: () => wallClock });
  const given: (number | null)[] = [];
  for (const day of days) {
    wallClock = NOW + day * DAY;
    const time = await clock.nextRun();
    given.push(time === null ? null : (time - NOW) / DAY);
  }
  return given;
}

it.each([
  ['the first time nothing is known to have passed', [0], [null]],
  ['goes with the clock from day to day', [0, 1, 2, 3], [null, 1, 2, 3]],
  ['is once a day, however often the app starts', [0, 1, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7], [null, 1, ...nulls(8)]],
  ['believes a clock that is years ahead a week a run', [0, 5_000, 5_001, 5_002], [null, 7, 14, 21]],
  ['ten starts in a row after a jump are one run', [0, ...Array<number>(10).fill(5_000)], [null, 7, ...nulls(9)]],
  [
    'does nothing as a clock is set back, and goes on from there',
    [0, 1, -5_000, -4_999, 2, 3],
    [null, 1, null, -4_999, 2, 3],
  ],
  ['keeps no more of a jump than the runs it had', [0, 5_000, 1, 2, 3], [null, 7, null, 2, 3]],
  ['catches up after a long absence, a week a run', [0, 20, 21, 22], [null, 7, 14, 21]],
] as const)('%s', async (_, days, given) => {
  expect(await runsAt(...days)).toEqual(given);
});

function nulls(count: number): readonly null[] {
  return Array<null>(count).fill(null);
}

it('whatever clocks show, a run takes a week at most, never beyond the clock, and two have most of a day between them', () => {
  const jump = fc.oneof(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: -20_000 * DAY, max: 20_000 * DAY }));
  fc.assert(
    fc.property(fc.array(jump, { maxLength: 60 }), (jumps) => {
      let wallClock = NOW;
      let reading: ExpiryReading | null = null;
      let shownAtRun = -Infinity;
      for (const ms of jumps) {
        wallClock += ms;
        const before: ExpiryReading | null = reading;
        const { next, isDue } = readClock(before, wallClock);
        reading = next;
        const moved = next.time - (before?.time ?? next.time);
        expect(moved === 0 || (isDue && moved > 0 && moved <= MOST_A_RUN_MS && next.time <= wallClock)).toBe(true);
        // One that is set back is measured from where it was set to.
        shownAtRun = Math.min(shownAtRun, wallClock);
        expect(isDue && wallClock - shownAtRun < BETWEEN_RUNS_MS).toBe(false);
        if (isDue) shownAtRun = wallClock;
      }
    }),
  );
});
