import { expect, test } from 'vitest';
import { listNames } from './list-names';

test('names are told up to eight, and then how many more there are', () => {
  const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  expect([['docs'], ['docs', 'react'], eight, [...eight, 'i', 'j']].map(listNames)).toEqual([
    'docs',
    'docs and react',
    'a, b, c, d, e, f, g, and h',
    'a, b, c, d, e, f, g, h, and 2 more',
  ]);
});
