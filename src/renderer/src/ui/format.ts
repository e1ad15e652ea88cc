import { agoFormat, minutesFormat, secondsFormat, sizeFormats, tenthsFormat } from '../../../shared/text/formats';

/** Bytes in the unit that leaves few digits, such as `12 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(sizeFormats.length - 1, Math.floor(Math.log10(bytes) / 3));
  const format = sizeFormats[power] ?? sizeFormats[0];
  return format().format(bytes / 1_000 ** power);
}

/** A while in the unit that leaves few digits, such as `<0.1s`, `0.4s`, `12s` or `2m 5s`. */
export function formatDuration(ms: number): string {
  if (ms < 50) return `<${tenthsFormat().format(0.1)}`;
  if (ms < 9_950) return tenthsFormat().format(ms / 1_000);
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return secondsFormat().format(seconds);
  return `${minutesFormat().format(Math.floor(seconds / 60))} ${secondsFormat().format(seconds % 60)}`;
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago a time (Unix ms) was, such as `3 hours ago`. */
export function formatAge(time: number, now: number): string {
  const format = agoFormat();
  const [unit, length] = STEPS.find(([, ms]) => now - time >= ms) ?? ['second', 1_000];
  return unit === 'second' ? format.format(0, 'second') : format.format(-Math.floor((now - time) / length), unit);
}
