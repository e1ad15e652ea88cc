/** When a file of an export was written, and when it came to this disk. Unix ms. */
export interface FileTimes {
  readonly written: number;
  readonly arrived: number;
}

/** Before it there was nothing to talk with: zero, and what a broken clock counts from. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks differ, and some programs take the local time for that of Greenwich. */
const TOLERANCE_MS = 86_400_000;

/** A time that an export gives, unless it lies before anybody could have said it or after the file was there. */
export function believedTime(time: number | null, { arrived }: FileTimes): number | null {
  return time === null || time < EARLIEST || time > arrived + TOLERANCE_MS ? null : time;
}

/** The time of what has none that can be believed. */
export function timeOfFile(times: FileTimes): number {
  return believedTime(times.written, times) ?? times.arrived;
}
