import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot, SnapshotReason } from '../../shared/domain/snapshot';
import { KEPT_DAYS, KEPT_WEEKS, outdatedSnapshots } from './outdated-snapshots';

const DAY = 86_400_000;
/** A Monday. */
const MONDAY = 4 * DAY;
const PLENTY = Number.MAX_SAFE_INTEGER;

const snapshot = (madeAt: number, reason: SnapshotReason = 'daily', bytes = 1): Snapshot => ({
  id: String(madeAt),
  madeAt,
  reason,
  bytes,
});
const keptDays = (snapshots: readonly Snapshot[], limit = PLENTY): number[] => {
  const outdated = outdatedSnapshots(snapshots, limit);
  return snapshots.filter(({ id }) => !outdated.includes(id)).map(({ madeAt }) => (madeAt - MONDAY) / DAY);
};

test('of a year of days the last 7 stay, and the newest of the last 4 weeks', () => {
  const year = Array.from({ length: 365 }, (_, day) => snapshot(MONDAY + day * DAY)).toReversed();
  // Day 364 is the Monday of its week; 363, 356 and 349 are the Sundays before it.
  expect(keptDays(year)).toEqual([364, 363, 362, 361, 360, 359, 358, 356, 349]);
});

test('of one day the newest stays, with the last three that somebody or something asked for', () => {
  const day = [9, 8, 7, 6, 5, 4].map((hour) => snapshot(hour, hour % 2 === 0 ? 'manual' : 'daily'));
  const asked = [3, 2].map((hour) => snapshot(hour, 'manual'));
  const outdated = outdatedSnapshots([...day, ...asked], PLENTY);
  expect(outdated).toEqual(['7', '5', '3', '2']);
});

test('the oldest go once all take more than they may, but never the newest', () => {
  const days = [3, 2, 1, 0].map((day) => snapshot(MONDAY + day * DAY, 'daily', 40));
  expect([keptDays(days, 100), keptDays(days, 1)]).toEqual([[3, 2], [3]]);
});

test('however clocks jumped, the newest stays and never more are kept than there may be', () => {
  const anything = fc.array(fc.record({ madeAt: fc.integer({ min: 0, max: 4e12 }), bytes: fc.nat(1_000) }));
  fc.assert(
    fc.property(anything, fc.nat(5_000), (made, limit) => {
      const snapshots = made.map(({ madeAt, bytes }, at) => ({ ...snapshot(madeAt, 'daily', bytes), id: String(at) }));
      const outdated = new Set(outdatedSnapshots(snapshots, limit));
      const kept = snapshots.filter(({ id }) => !outdated.has(id));
      expect(kept.slice(0, 1)).toEqual(snapshots.slice(0, 1));
      expect(kept.length).toBeLessThanOrEqual(KEPT_DAYS + KEPT_WEEKS);
      const older = kept.slice(1).reduce((sum, { bytes }) => sum + bytes, kept[0]?.bytes ?? 0);
      expect(kept.length <= 1 || older <= limit).toBe(true);
    }),
  );
});
