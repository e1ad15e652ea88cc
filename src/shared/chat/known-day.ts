const DAY_MS = 86_400_000;

/** Where messages of an export stand that no time is known of. Nobody could have said them then, so it is no claim. */
export const UNDATED = Date.UTC(2000, 0, 1);
/** Unix ms of the first time that is believed. */
export const EARLIEST = UNDATED + DAY_MS;

/** Whether it is known at all when something was said. */
export function isDated(createdAt: number): boolean {
  return createdAt >= EARLIEST;
}

/** Whether a day can be told: not of what has none, nor of what a clock that went back since puts into a time to come. */
export function hasKnownDay(createdAt: number, now: number): boolean {
  return isDated(createdAt) && createdAt < now + DAY_MS;
}
