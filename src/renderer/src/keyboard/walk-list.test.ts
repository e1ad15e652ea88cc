import { expect, test } from 'vitest';
import { stepTo } from './walk-list';

test.each([
  ['ArrowDown', [0, 1, 2, null]],
  ['ArrowUp', [null, null, 0, 1]],
  ['Home', [0, 0, 0, 0]],
  ['End', [2, 2, 2, 2]],
  ['Enter', [null, null, null, null]],
])('%s leads through a list and not beyond its ends', (key, expected) => {
  expect([-1, 0, 1, 2].map((from) => stepTo(key, from, 3))).toEqual(expected);
  expect(stepTo(key, -1, 0)).toBe(null);
});
