import { expect, test } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { createPlaceReader } from './place-reader';

const place = (line: number): CitedPlace => ({
  sourceKey: 'k',
  sourceName: 's',
  commit: null,
  path: 'a.md',
  lines: [line, line],
  blob: 'b',
});

function counted(isBroken: () => boolean = () => false) {
  const asked: number[] = [];
  const read = createPlaceReader(async (one) => {
    asked.push(one.lines[0]);
    if (isBroken()) throw new Error('gone');
    return { place: one, text: `line ${one.lines[0]}`, firstLine: 1, shown: null, page: null };
  });
  return { asked, read };
}

test('a place is opened once, however often it is looked at, also at the same time', async () => {
  const { asked, read } = counted();
  const texts = await Promise.all([read(place(1)), read(place(1)), read(place(2))]);
  expect([texts.map((opened) => opened.text), asked]).toEqual([
    ['line 1', 'line 1', 'line 2'],
    [1, 2],
  ]);
});

test('one that failed is tried anew', async () => {
  let isBroken = true;
  const { asked, read } = counted(() => isBroken);
  await expect(read(place(1))).rejects.toThrow('gone');
  isBroken = false;
  expect([(await read(place(1))).text, asked]).toEqual(['line 1', [1, 1]]);
});

test('the places looked at longest ago are let go', async () => {
  const { asked, read } = counted();
  for (let line = 1; line <= 16; line += 1) await read(place(line));
  for (const line of [1, 17, 1, 2]) await read(place(line));
  expect(asked.slice(16)).toEqual([17, 2]);
});
