import { expect, it } from 'vitest';
import { isLessRoom } from './is-less-room';

it.each([
  ['the same', 10, 180, false],
  ['less space', 5, 180, true],
  ['more space', 20, 180, false],
  ['a shorter time', 10, 7, true],
  ['for ever', 10, null, false],
])('%s', (_, repositoryGigabytes, repositoryLifeDays, isLess) => {
  const before = { repositoryGigabytes: 10, repositoryLifeDays: 180 };
  expect(isLessRoom({ repositoryGigabytes, repositoryLifeDays }, before)).toBe(isLess);
});

it('any time is shorter than for ever', () => {
  const gigabytes = { repositoryGigabytes: 10 };
  expect(isLessRoom({ ...gigabytes, repositoryLifeDays: 365 }, { ...gigabytes, repositoryLifeDays: null })).toBe(true);
});
