import { expect, test } from 'vitest';
import { namingTerms } from './search-words';

const PASSAGES = 6_645;
const named = (...counts: readonly number[]): readonly number[] =>
  namingTerms(
    counts.map((count) => ({ term: `w${count}`, count })),
    PASSAGES,
  ).map(({ count }) => count);

test('what is so common that all of it together weighs less than any other word names no passage', () => {
  expect(named(113, 746, 1_938, 2_749)).toEqual([113, 746]);
  expect(named(55, 91, 403, 476, 1_938)).toEqual([55, 91, 403, 476]);
});

test('a word names passages where the rarer ones have too few, or where more common ones add up to one of them', () => {
  expect(named(5, 40, 2_749)).toEqual([5, 40, 2_749]);
  expect(named(310, 330, 340)).toEqual([310, 330]);
  expect(named(2_749)).toEqual([2_749]);
  expect(named()).toEqual([]);
});
