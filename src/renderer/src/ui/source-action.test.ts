import { expect, test } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { canRefresh, removalQuestion, sourceAction, updateAction } from './source-action';

test.each([
  [null, 'c0ffee', 'Refresh docs'],
  ['v1.0', 'c0ffee', 'Refresh docs v1.0'],
  ['c'.repeat(40), 'c'.repeat(40), 'Refresh docs cccccccccc'],
])('sources of one name are told apart by their refs: %s', (ref, commit, title) => {
  const source = { name: 'docs', ref, commit };
  expect(sourceAction('Refresh', source)).toBe(title);
  const removal = `${title.replace('Refresh', 'Remove')} for good`;
  const remove = (kind: 'repository' | 'folder', sizeBytes: number) => removalQuestion({ ...source, kind, sizeBytes });
  expect([remove('repository', 0), remove('repository', 12_000_000), remove('folder', 0)]).toEqual([
    `${removal}?`,
    `${removal}? That frees 12 MB and its index.`,
    `${removal.replace(' for good', '')} and its index? The folder itself stays.`,
  ]);
});

test.each(['docs @ v1.0', 'docs @ v1.0 (3)', 'docs v1.0'])('a name with the ref in it says it once: %s', (name) => {
  expect(sourceAction('Refresh', { name, ref: 'v1.0', commit: 'c0ffee' })).toBe(`Refresh ${name}`);
});

test('what failed is tried again, and all else is refreshed', () => {
  expect((['failed', 'stopped', 'ready'] as const).map((state) => updateAction({ state }))).toEqual([
    wording.sources.retry,
    wording.sources.refresh,
    wording.sources.refresh,
  ]);
});

test('what is at rest or has its vectors made can be refreshed, and what is fetched or read is so already', () => {
  const working = (step: 'fetching' | 'embedding') => ({
    state: 'working' as const,
    progress: { step, done: 0, total: 0 },
  });
  const states = [{ state: 'ready' as const, progress: null }, working('embedding'), working('fetching')];
  expect(states.map(canRefresh)).toEqual([true, true, false]);
});
