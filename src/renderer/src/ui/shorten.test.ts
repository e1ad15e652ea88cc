import { expect, test } from 'vitest';
import { shorten } from './shorten';

test('a short text stays, on one line; a long one is cut', () => {
  expect(shorten(' a\n b ')).toBe('a b');
  expect(shorten('word '.repeat(100_000))).toHaveLength(161);
});
