import { expect, test } from 'vitest';
import { en } from '../../../shared/text/en';
import { sourceAction, updateAction } from './source-action';

test.each([
  [null, 'c0ffee', 'Refresh docs'],
  ['v1.0', 'c0ffee', 'Refresh docs v1.0'],
  ['c'.repeat(40), 'c'.repeat(40), 'Refresh docs cccccccccc'],
])('sources of one name are told apart by their refs: %s', (ref, commit, title) => {
  expect(sourceAction('Refresh', { name: 'docs', ref, commit })).toBe(title);
});

test('what failed is tried again, and all else is refreshed', () => {
  expect((['failed', 'stopped', 'ready'] as const).map((state) => updateAction({ state }))).toEqual([
    en.sources.retry,
    en.sources.refresh,
    en.sources.refresh,
  ]);
});
