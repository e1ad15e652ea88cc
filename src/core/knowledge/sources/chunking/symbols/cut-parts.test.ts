import { expect, test } from 'vitest';
import { measureLines } from '../text-lengths';
import { cutParts } from './cut-parts';
import type { Part } from './part';

const part = (from: number, to: number, name: string): Part => ({ from, to, name, isImport: false, parts: [] });

test('lines that syntax has nothing to say of are with what is above them', () => {
  const lines = Array.from({ length: 6 }, (_, index) => `line ${index} `.repeat(60));
  const chunks = cutParts({ lines, searched: lines }, measureLines(lines), [part(1, 1, 'a'), part(3, 3, 'b')]);
  expect(chunks.map(({ lines: place, trail }) => [...place, ...trail])).toEqual([
    [1, 3, 'a'],
    [4, 6, 'b'],
  ]);
});
