import { expect, test } from 'vitest';
import { shorten } from './shorten';

test('a short text stays, on one line; a long one is cut', () => {
  expect(shorten(' a\n b ')).toBe('a b');
  expect([200, 100_000].map((length) => shorten('a'.repeat(length)).length)).toEqual([161, 161]);
});
