import { expect, it } from 'vitest';
import type { CachedRepository } from '../ports';
import { createMemoryLog } from '../testing/memory-log';
import { createRepositoryRoom } from './repository-room';

const DAY = 86_400_000;
const GIGABYTE = 1_000 ** 3;
const NOW = 1_000 * DAY;

function row(resourceKey: string, daysAgo: number, gigabytes: number): CachedRepository {
  return {
    resourceKey,
    url: 'u',
    ref: null,
    searchPath: null,
    localPath: resourceKey,
    commit: null,
    clonedAt: 1,
    lastUpdated: 1,
    lastAccessed: NOW - daysAgo * DAY,
    sizeBytes: gigabytes * GIGABYTE,
  };
}

/** A room over rows, least recently used first; index rows take as much as the repositories. */
function openRoom(
  rows: readonly CachedRepository[],
  { stuck = '', days = 180 }: { stuck?: string; days?: number | null } = {},
) {
  let left = [...rows];
  const released: string[] = [];
  const room = createRepositoryRoom({
    cache: { list: async () => left },
    knowledge: { indexSize: async () => left.reduce((sum, each) => sum + each.sizeBytes, 0) },
    isPinned: (key) => key.startsWith('pinned'),
    isBorrowed: (key) => key.startsWith('borrowed'),
    isBusy: (key) => key.startsWith('busy'),
    letGo: async (key, why) => {
      if (key === stuck) throw new Error('stuck');
      released.push(`${key}: ${why.code}`);
      left = left.filter((each) => each.resourceKey !== key);
    },
    limitGigabytes: () => 10,
    lifeDays: () => days,
    log: createMemoryLog(),
  });
  return { room, released };
}

it('lets go of what nobody searched for long, and of the least recently used beyond the limit', async () => {
  const { room, released } = openRoom([
    row('forgotten', 181, 1),
    row('old', 3, 8),
    row('newer', 2, 8),
    row('new', 1, 1),
  ]);
  await room.trim(NOW);
  expect(released).toEqual(['forgotten: source.unused', 'old: source.overLimit']);
});

it('lets go of a pinned one last, whenever it was used, and of one that is worked on never', async () => {
  const { room, released } = openRoom([
    row('pinned', 300, 8),
    row('busy', 200, 4),
    row('a', 2, 1),
    row('pinned too', 1, 2),
  ]);
  await room.trim(NOW);
  expect(released).toEqual(['a: source.overLimit', 'pinned: source.overLimit']);
});

it('lets go of what a model asked for after a month, and beyond the limit before all else', async () => {
  const { room, released } = openRoom([
    row('borrowed long ago', 31, 1),
    row('old', 29, 8),
    row('borrowed', 2, 2),
    row('new', 1, 1),
  ]);
  await room.trim(NOW);
  expect(released).toEqual(['borrowed long ago: source.unused', 'borrowed: source.overLimit']);
});

it.each([
  [7, ['borrowed: source.unused', 'read: source.unused', 'old: source.unused']],
  [30, ['borrowed: source.unused', 'old: source.unused']],
  [90, ['borrowed: source.unused', 'old: source.unused']],
  [null, ['borrowed: source.unused']],
])('keeps one that nobody searches for as long as is chosen: %s days', async (days, gone) => {
  const rows = [row('pinned', 400, 1), row('borrowed', 31, 1), row('read', 8, 1), row('old', 91, 1), row('new', 6, 1)];
  const { room, released } = openRoom(rows, { days });
  await room.trim(NOW);
  expect(released).toEqual(gone);
});

it('lets go beyond the limit of what a model asked for first, also where both may stay as long', async () => {
  const { room, released } = openRoom([row('old', 3, 8), row('borrowed', 2, 3)], { days: 7 });
  await room.trim(NOW);
  expect(released).toEqual(['borrowed: source.overLimit']);
});

it('lets go of no more than ten at once for want of use, and of none while that is not measured', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => row(String(at), 200, 0.1));
  const { room, released } = openRoom([row('huge', 300, 10), ...rows]);
  await room.trim(null);
  const atLimit = released.splice(0);
  await room.trim(NOW);
  expect([atLimit, released]).toEqual([
    ['huge: source.overLimit'],
    Array.from({ length: 10 }, (_, at) => `${at}: source.unused`),
  ]);
});

it('one that alone is beyond the limit is let go of too', async () => {
  const { room, released } = openRoom([row('huge', 0, 11)]);
  await room.trim(NOW);
  expect(released).toEqual(['huge: source.overLimit']);
});

it('frees what it is told but the pinned and the busy, and tells what it gave', async () => {
  const { room, released } = openRoom([row('pinned', 9, 1), row('busy', 9, 1), row('a', 2, 2), row('b', 1, 3)]);
  const before = await room.use();
  expect(await room.free(['pinned', 'busy', 'a', 'b', 'gone'])).toEqual({ freedBytes: 10 * GIGABYTE, sources: 2 });
  expect([released, before, await room.use()]).toEqual([
    ['a: source.freed', 'b: source.freed'],
    {
      repositoryBytes: 7 * GIGABYTE,
      freeableKeys: ['a', 'b'],
      freeableBytes: 5 * GIGABYTE,
      indexBytes: 7 * GIGABYTE,
      kept: ['pinned', 'busy'],
    },
    {
      repositoryBytes: 2 * GIGABYTE,
      freeableKeys: [],
      freeableBytes: 0,
      indexBytes: 2 * GIGABYTE,
      kept: ['pinned', 'busy'],
    },
  ]);
});

it('what came free after it was told what would go stays', async () => {
  const { room, released } = openRoom([row('a', 2, 2), row('b', 1, 3)]);
  expect(await room.free(['b'])).toEqual({ freedBytes: 6 * GIGABYTE, sources: 1 });
  expect(released).toEqual(['b: source.freed']);
});

it('one that cannot be let go of keeps none of the others', async () => {
  const { room, released } = openRoom([row('stuck', 3, 8), row('a', 2, 8), row('b', 1, 8)], { stuck: 'stuck' });
  await room.trim(NOW);
  expect(released).toEqual(['a: source.overLimit', 'b: source.overLimit']);
});
