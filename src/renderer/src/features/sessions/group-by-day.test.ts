import { expect, test } from 'vitest';
import { makeSummary } from '../../../../shared/testing/make-summary';
import { groupByDay, placeOfRow, type SidebarRow } from './group-by-day';

const now = new Date(2026, 2, 30, 9, 0).getTime();
const session = (id: string, at: Date, pinned = false) => makeSummary({ id, lastAccessed: at.getTime(), pinned });
const named = (row: SidebarRow): string =>
  row.type === 'heading' ? `# ${row.title}` : row.type === 'archive' ? `archive ${row.count}` : row.session.id;

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
    false,
  );
  expect(rows.map(named)).toEqual([
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

test('what was put away stands behind a row that tells how many there are, pinned ones too', () => {
  const away = (id: string) => makeSummary({ id, lastAccessed: now, isArchived: true, pinned: id === 'y' });
  const all = [session('a', new Date(now)), away('x'), away('y')];
  expect(groupByDay(all, now, false).map(named)).toEqual(['# Today', 'a', 'archive 2']);
  expect(groupByDay(all, now, true).map(named)).toEqual(['# Today', 'a', 'archive 2', 'x', 'y']);
});

test('each line is part of the group that it stands in', () => {
  const all = [
    session('p', new Date(now), true),
    session('a', new Date(now)),
    makeSummary({ id: 'x', lastAccessed: now, isArchived: true, pinned: true }),
  ];
  expect(groupByDay(all, now, true).map((row) => [named(row), placeOfRow(row)])).toEqual([
    ['# Pinned', 'pinned'],
    ['p', 'pinned'],
    ['# Today', 'days'],
    ['a', 'days'],
    ['archive 1', 'archive'],
    ['x', 'archive'],
  ]);
});
