import { expect, test } from 'vitest';
import { wording } from './wording';

/** The paths of the texts that say nothing. */
const blanks = (text: unknown, path = ''): string[] => {
  if (typeof text === 'object' && text !== null) {
    return Object.entries(text).flatMap(([name, inner]) => blanks(inner, `${path}.${name}`));
  }
  return typeof text === 'string' && text.trim() === '' ? [path] : [];
};

test('every visible text says something', () => {
  expect(blanks(wording)).toEqual([]);
});
