import { expect, test } from 'vitest';
import { headingLevels } from './heading-levels';

test('a heading is as deep as the headings it stands under', () => {
  expect(headingLevels(['### a', 'text', '##### b', '### c', '#### d', 'e\n===', '#none', ''])).toEqual([
    2,
    null,
    3,
    2,
    3,
    2,
    null,
    null,
  ]);
  expect(headingLevels(['## a\n', '### b', '## c'])).toEqual([2, 3, 2]);
  expect(headingLevels(['text'])).toEqual([null]);
});
