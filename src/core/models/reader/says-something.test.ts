import { expect, test } from 'vitest';
import { saysSomething } from './says-something';

test('a word says something, be it one character of Chinese; a letter or signs do not', () => {
  const says = (texts: readonly string[]): readonly boolean[] => texts.map(saysSomething);
  expect([says(['no', 'a b', '42', '猫', '물']), says(['a', '😀', '* ?', 'é.', ''])]).toEqual([
    [true, true, true, true, true],
    [false, false, false, false, false],
  ]);
});
