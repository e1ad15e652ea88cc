import { expect, test } from 'vitest';
import { wholeRef } from './whole-ref';

const address = 'https://example.org/a';
const FIRST = `e873e7a7${'0'.repeat(32)}`;
const SECOND = `e873e7a8${'0'.repeat(32)}`;
const sources = [
  { address, commit: FIRST },
  { address, commit: SECOND },
  { address, commit: null },
  { address: 'https://example.org/b', commit: `abcdef12${'0'.repeat(32)}` },
];

test.each([
  ['the beginning of a commit that is here', 'e873e7a7', FIRST],
  ['blanks around it', ' e873e7a7 ', FIRST],
  ['a beginning that two have', 'e873e7a', 'e873e7a'],
  ['too short a beginning', 'e873e7', 'e873e7'],
  ['a commit of another address', 'abcdef12', 'abcdef12'],
  ['a commit in capitals', SECOND.toUpperCase(), SECOND],
  ['a branch in capitals', 'FEED', 'FEED'],
  ['a branch', 'main', 'main'],
  ['nothing', '', null],
])('%s', (_, typed, ref) => {
  expect(wholeRef(address, typed, sources)).toBe(ref);
});
