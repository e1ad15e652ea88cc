import { expect, test } from 'vitest';
import { sourceAction } from './source-action';

test.each([
  [null, 'c0ffee', 'Refresh docs'],
  ['v1.0', 'c0ffee', 'Refresh docs v1.0'],
  ['c'.repeat(40), 'c'.repeat(40), 'Refresh docs cccccccccc'],
])('sources of one name are told apart by their refs: %s', (ref, commit, title) => {
  expect(sourceAction('Refresh', { name: 'docs', ref, commit })).toBe(title);
});
