import { expect, test } from 'vitest';
import { CITATION_MARK, citedNumbers } from './citation-mark';

test.each([
  ['1', [1]],
  ['01', [1]],
  ['1, 2,7', [1, 2, 7]],
  ['2-4', [2, 3, 4]],
  ['2 – 4', [2, 3, 4]],
  ['1, 3-5', [1, 3, 4, 5]],
  ['1-10', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ['3-3', [3]],
  ['1-11', null],
  ['4-2', null],
  ['2019-2024', [2019, 2020, 2021, 2022, 2023, 2024]],
  ['1-2-3', null],
] as const)('%j names %j', (said, ns) => {
  expect(citedNumbers(said)).toEqual(ns);
});

test.each([
  ['[1]', ['1']],
  ['[1][2]', ['1', '2']],
  ['[1, 2] 【3】 ［4］', ['1, 2', '3', '4']],
  ['[1-3] [1–3]', ['1-3', '1–3']],
  ['[^1]', ['1']],
  ['[a] [1a] [] [^] [1,] [-1] (1) [1234567]', []],
])('the marks of %j are %j', (text, said) => {
  expect([...text.matchAll(CITATION_MARK)].map((match) => match[2])).toEqual(said);
});

test('hundreds of numbers in one pair of brackets are cut', () => {
  expect(citedNumbers(Array.from({ length: 300 }, () => '1-9').join())).toHaveLength(20);
});
