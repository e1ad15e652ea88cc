import { expect, test } from 'vitest';
import { cutLongBlock } from './cut-long-block';

const words = 'word '.repeat(30).trim();
const rows = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');

test('a long list is cut before items, whose own lines and lists stay with them', () => {
  const list = rows(60, (at) => `${at + 1}. ${words}\n   - inner ${at}\n\n   more of ${at}`);
  const pieces = cutLongBlock(list);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('\n')).toBe(list);
  expect(pieces.every((piece) => /^\d+\. /.test(piece) && piece.length < 4_000)).toBe(true);
});

test('each part of a long table has its head', () => {
  const table = `| a | b |\n|---|:-:|\n${rows(100, (at) => `| ${at} | ${words} |`)}`;
  const pieces = cutLongBlock(table);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.every((piece) => piece.startsWith('| a | b |\n|---|:-:|\n| '))).toBe(true);
  expect(pieces.map((piece) => piece.split('\n').slice(2).join('\n')).join('\n')).toBe(
    table.split('\n').slice(2).join('\n'),
  );
});

test('what is short, and what is neither, stays whole', () => {
  const paragraph = words.repeat(40);
  expect([cutLongBlock('- a\n- b'), cutLongBlock(paragraph)]).toEqual([['- a\n- b'], [paragraph]]);
});
