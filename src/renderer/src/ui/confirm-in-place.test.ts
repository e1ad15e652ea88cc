import { expect, test } from 'vitest';
import { isLeft } from './confirm-in-place';

const group = { contains: (element: string | null) => element === 'cancel' };

test.each([
  ['goes elsewhere in the window', 'composer', true, true],
  ['goes nowhere in the window', null, true, true],
  ['goes on within it', 'cancel', true, false],
  ['goes to another window', null, false, false],
])('a question stays while the focus is in it or in another window: it %s', (_, next, hasFocus, isOff) => {
  expect(isLeft(group, next, hasFocus)).toBe(isOff);
});
