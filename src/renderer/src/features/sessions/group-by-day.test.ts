import { expect, test } from 'vitest';
import { makeSummary } from '../../../../shared/testing/make-summary';
import { groupByDay } from './group-by-day';

const now = new Date(2026, 2, 30, 9, 0).getTime();
const session = (id: string, at: Date, pinned = false) => makeSummary({ id, lastAccessed: at.getTime(), pinned });

test('pinned sessions come first, the others under the day of their last access', () => {
  const rows = groupByDay(
    [
      session('a', new Date(2026, 2, 30, 8)),
      session('b', new Date(2026, 2, 29, 23)),
      session('c', new Date(2026, 2, 29, 1)),
      session('p', new Date(2026, 2, 29, 0), true),
      session('d', new Date(2026, 2, 28, 23)),
      session('e', new Date(2025, 11, 31, 12)),
    ],
    now,
  );
  expect(rows.map((row) => (row.type === 'heading' ? `# ${row.title}` : row.session.id))).toEqual([
    '# Pinned',
    'p',
    '# Today',
    'a',
    '# Yesterday',
    'b',
    'c',
    '# Saturday, March 28',
    'd',
    '# December 31, 2025',
    'e',
  ]);
});
