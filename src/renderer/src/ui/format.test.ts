import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatDuration } from './format';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [12_340_000, '12.3 MB'],
  [4_000_000_000_000, '4,000 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, 'now'],
  [59_000, 'now'],
  [60_000, '1 minute ago'],
  [7_300_000, '2 hours ago'],
  [86_400_000, 'yesterday'],
  [3 * 86_400_000, '3 days ago'],
])('%d ms ago is %s', (age, text) => {
  expect(formatAge(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(text);
});

test.each([
  [0, '<0.1s'],
  [49, '<0.1s'],
  [50, '0.1s'],
  [100, '0.1s'],
  [9_940, '9.9s'],
  [9_960, '10s'],
  [59_400, '59s'],
  [59_600, '1m 0s'],
  [125_000, '2m 5s'],
])('%d ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
