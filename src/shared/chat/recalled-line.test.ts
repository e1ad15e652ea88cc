import { expect, it, onTestFinished, vi } from 'vitest';
import { UNDATED } from './known-day';
import { recalledLine } from './recalled-line';

it.each([
  [true, 'Green. Not red, not blue.'],
  [false, 'Green [2]. Not red[1][3], not blue [1-3] 【4】.'],
])('numbers of citations are told only of what quotes no sources: %s', (quotesSources, text) => {
  const told = 'Green [2]. Not red[1][3], not blue [1-3] 【4】.';
  const line = recalledLine({ role: 'assistant', createdAt: UNDATED, text: told, quotesSources });
  expect(JSON.parse(line)).toEqual({ date: 'unknown', role: 'assistant', text });
});

it.each([
  ['America/Los_Angeles', '2026-11-28'],
  ['Asia/Tokyo', '2026-11-29'],
])('is of the day that it was in %s', (zone, date) => {
  vi.stubEnv('TZ', zone);
  onTestFinished(() => void vi.unstubAllEnvs());
  const line = recalledLine({ role: 'user', createdAt: Date.UTC(2026, 10, 29, 1, 8), text: 'Green.' });
  expect(JSON.parse(line)).toMatchObject({ date });
});
