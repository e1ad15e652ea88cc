import { expect, test } from 'vitest';
import { citedLines } from './cited-lines';

const opened = (lines: [number, number], firstLine = 1) => ({
  place: { sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', lines, blob: 'b' },
  text: 'one\ntwo\nthree\nfour',
  firstLine,
  page: null,
});

test('are those of the file, not of the stretch that was opened', () => {
  expect([citedLines(opened([2, 3])), citedLines(opened([11, 12], 10)), citedLines(opened([1, 4]), 2)]).toEqual([
    ['two', 'three'],
    ['two', 'three'],
    ['one', 'two'],
  ]);
});

test('are none past the end of the file', () => {
  expect(citedLines(opened([7, 9]))).toEqual([]);
});
