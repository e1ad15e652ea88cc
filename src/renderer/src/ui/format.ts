const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the unit that leaves few digits, such as `12 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1_000 ** power);
}

/** A while in the unit that leaves few digits, such as `0.4s`, `12s` or `2m 5s`. */
export function formatDuration(ms: number): string {
  const unit = (value: number, name: 'minute' | 'second', maximumFractionDigits = 0): string =>
    new Intl.NumberFormat('en', { style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits }).format(
      value,
    );
  if (ms < 9_950) return unit(ms / 1_000, 'second', 1);
  const seconds = Math.round(ms / 1_000);
  return seconds < 60
    ? unit(seconds, 'second')
    : `${unit(Math.floor(seconds / 60), 'minute')} ${unit(seconds % 60, 'second')}`;
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago a time (Unix ms) was, such as `3 hours ago`. */
export function formatAge(time: number, now: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const [unit, length] = STEPS.find(([, ms]) => now - time >= ms) ?? ['second', 1_000];
  return unit === 'second' ? format.format(0, 'second') : format.format(-Math.floor((now - time) / length), unit);
}
