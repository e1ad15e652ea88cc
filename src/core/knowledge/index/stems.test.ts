import { expect, test } from 'vitest';
import { nameParts, searchTerms } from './fts-query';
import { stem, wordsOf } from './stems';

const MEGABYTE = 1_000_000;

test.each([
  ['of one letter', 'x'.repeat(MEGABYTE)],
  ['of what a hash is written in', '0123456789abcdef'.repeat(MEGABYTE / 16)],
  ['of a small and a capital letter in turn', 'aB'.repeat(MEGABYTE / 2)],
  ['with dashes inside', `a${'-'.repeat(MEGABYTE)}b`],
  ['with apostrophes inside', `a${"'".repeat(MEGABYTE)}b`],
])('a word of a megabyte %s is one word without parts, at once', (_, word) => {
  expect(wordsOf(word).map((words) => words.map(stem))).toEqual([[word.toLowerCase()]]);
});

test('the names in a megabyte without a space are told at once', () => {
  expect(nameParts('x'.repeat(MEGABYTE))).toEqual([]);
  expect(searchTerms('x'.repeat(MEGABYTE))).toHaveLength(1);
  expect(nameParts(`${'x'.repeat(MEGABYTE)} useEffect`)).toEqual(['use', 'effect']);
});
