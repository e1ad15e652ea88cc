import { expect, test } from 'vitest';
import { isAbbreviation } from './is-abbreviation';

test.each([
  ['ns', 'new session', true],
  ['nsess', 'new session', true],
  ['ncs', 'new private session', false],
  ['nps', 'new private session', true],
  ['nsession', 'new private session', true],
  ['sld', 'switch light and dark', true],
  ['bad', 'keyboard shortcuts', false],
  ['prn', 'print', false],
  ['sn', 'new session', false],
  ['n', 'new session', false],
  ['', 'new session', false],
  ['ns', '', false],
])('%j for %j: %j', (query, title, is) => {
  expect(isAbbreviation(query, title)).toBe(is);
});
