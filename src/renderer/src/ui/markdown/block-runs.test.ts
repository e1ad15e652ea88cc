import { expect, test } from 'vitest';
import { createBlockRuns, type PlacedBlock } from './block-runs';

const blocksOf = (count: number, last = ''): readonly PlacedBlock[] =>
  Array.from({ length: count }, (_, at) => ({
    source: at === count - 1 ? `${at}${last}` : `${at}`,
    line: at * 2,
    level: at % 10 === 0 ? 2 : null,
  }));

test('a text that grows changes its last run alone', () => {
  const cut = createBlockRuns();
  const before = cut(blocksOf(100));
  const after = cut(blocksOf(100, ' goes on'));
  expect(after.flat()).toEqual(blocksOf(100, ' goes on'));
  expect(after.map((run, at) => run === before[at])).toEqual([...before.slice(1).map(() => true), false]);
});

test('a block that changes, or moves, changes its run', () => {
  const blocks = blocksOf(100);
  for (const change of [{ source: 'other' }, { line: 7 }, { level: 3 }]) {
    const cut = createBlockRuns();
    const before = cut(blocks);
    const after = cut(blocks.map((block, at) => (at === 1 ? { ...block, ...change } : block)));
    expect(after[0]?.[1]).toMatchObject(change);
    expect(after.slice(1).every((run, at) => run === before[at + 1])).toBe(true);
  }
});

test('blocks that go leave no run behind', () => {
  const cut = createBlockRuns();
  cut(blocksOf(100));
  expect(cut(blocksOf(3)).flat()).toEqual(blocksOf(3));
  expect(cut([])).toEqual([]);
});
