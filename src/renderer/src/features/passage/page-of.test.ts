import { expect, test } from 'vitest';
import { pageOf } from './page-of';

const commit = 'c'.repeat(40);
const place = {
  sourceKey: 'k',
  sourceName: 'demo',
  commit,
  path: 'a.md',
  lines: [1, 1] as [number, number],
  blob: 'b',
};

test('what is cited has its page also once its source is gone, and by the source that is there', () => {
  const cited = { ...place, address: 'https://github.com/owner/before' };
  const there = { key: 'k', address: 'https://github.com/owner/now' };
  const pageAt = (owner: string) => `https://github.com/owner/${owner}/blob/${commit}/a.md?plain=1#L1`;
  expect([
    pageOf(cited, []),
    pageOf(cited, null),
    pageOf(cited, [{ ...there, kind: 'repository' }]),
    pageOf(cited, [{ ...there, kind: 'folder' }]),
  ]).toEqual([pageAt('before'), pageAt('before'), pageAt('now'), null]);
});

test('a repository at a known host has a page; a folder, an unknown host and a source that is gone have none', () => {
  const page = (kind: 'repository' | 'folder', address: string, key = 'k') => pageOf(place, [{ key, kind, address }]);
  expect([
    page('repository', 'git@github.com:owner/demo.git'),
    page('repository', 'https://example.org/owner/demo'),
    page('folder', 'https://github.com/owner/demo'),
    page('repository', 'https://github.com/owner/demo', 'other'),
    pageOf(place, null),
  ]).toEqual([`https://github.com/owner/demo/blob/${commit}/a.md?plain=1#L1`, null, null, null, null]);
});
