import { expect, test } from 'vitest';
import { hasKnownDay, UNDATED } from './known-day';

test('a day is told of what was said by now, and not of what has no date or one to come', () => {
  const now = Date.UTC(2026, 10, 29);
  const days = [UNDATED, UNDATED + 5, Date.UTC(2001, 0, 1), now, now + 3_600_000, Date.UTC(2027, 1, 27)];
  expect(days.map((day) => hasKnownDay(day, now))).toEqual([false, false, true, true, true, false]);
});
