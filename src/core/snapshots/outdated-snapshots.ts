import type { Snapshot } from '../../shared/domain/snapshot';

export const KEPT_DAYS = 7;
export const KEPT_WEEKS = 4;
/** Of those that were asked for, or made before something was changed: kept beside the newest of each day. */
const KEPT_OTHERS = 3;
const DAY_MS = 86_400_000;

/**
 * Which snapshots make room, of a list that begins with the one made last: all but the newest one of each of the last days and
 * weeks that have any, and the last few that were not made daily; and of those, the oldest while all take more than
 * `limitBytes`. By count and not by age: a clock that jumps removes nothing. The newest always stays.
 */
export function outdatedSnapshots(snapshots: readonly Snapshot[], limitBytes: number): readonly string[] {
  const days = newestOfEach(snapshots, ({ madeAt }) => Math.floor(madeAt / DAY_MS)).slice(0, KEPT_DAYS);
  // The first day of Unix time was a Thursday: weeks begin on Mondays.
  const weeks = newestOfEach(snapshots, ({ madeAt }) => Math.floor((madeAt / DAY_MS + 3) / 7)).slice(0, KEPT_WEEKS);
  const others = snapshots.filter(({ reason }) => reason !== 'daily').slice(0, KEPT_OTHERS);
  const wanted = new Set([...days, ...weeks, ...others]);
  let bytes = 0;
  let isFull = false;
  return snapshots
    .filter((snapshot, at) => {
      if (!wanted.has(snapshot)) return true;
      bytes += snapshot.bytes;
      isFull ||= at > 0 && bytes > limitBytes;
      return isFull;
    })
    .map(({ id }) => id);
}

function newestOfEach(snapshots: readonly Snapshot[], periodOf: (snapshot: Snapshot) => number): readonly Snapshot[] {
  const newest = new Map<number, Snapshot>();
  for (const snapshot of snapshots) {
    const period = periodOf(snapshot);
    if (!newest.has(period)) newest.set(period, snapshot);
  }
  return [...newest.values()];
}
