import { EARLIEST } from '../../../shared/chat/known-day';

/** When a file of an export was written, and when it came to this disk. Unix ms. */
export interface FileTimes {
  readonly written: number;
  readonly arrived: number;
}

/** Clocks differ, and some programs take the local time for that of Greenwich. */
const TOLERANCE_MS = 86_400_000;

/** A time that an export gives, unless it lies before anybody could have said it or after the file was there. */
export function believedTime(time: number | null, { arrived }: FileTimes): number | null {
  return time === null || time < EARLIEST || time > arrived + TOLERANCE_MS ? null : time;
}

/** The time of what has none that can be believed; null when the file was made as it came, which tells nothing of it. */
export function timeOfFile(times: FileTimes): number | null {
  return times.written > times.arrived - TOLERANCE_MS ? null : believedTime(times.written, times);
}
