import { expect, test } from 'vitest';
import { citedLines, readableLines } from './cited-lines';

const opened = (lines: [number, number], firstLine = 1, shown: string | null = null) => ({
  place: { sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', lines, blob: 'b' },
  text: 'one\ntwo\nthree\nfour',
  firstLine,
  shown,
  page: null,
});

test('are those of the file, not of the stretch that was opened', () => {
  expect([citedLines(opened([2, 3])), citedLines(opened([11, 12], 10))]).toEqual([
    ['two', 'three'],
    ['two', 'three'],
  ]);
});

test('are none past the end of the file', () => {
  expect(citedLines(opened([7, 9]))).toEqual([]);
});

test('are read as their page is, where that is not as they are written', () => {
  const read = [null, '', 'Two\n\n3'].map((shown) => readableLines(opened([2, 3], 1, shown)));
  expect(read).toEqual([
    ['two', 'three'],
    ['two', 'three'],
    ['Two', '', '3'],
  ]);
});
