import { expect, test } from 'vitest';
import { createProgressFeed } from './progress-feed';

test('a slow reader gets the newest, a fast one not more than there is time for', async () => {
  let now = 0;
  const feed = createProgressFeed(() => now, 100);
  const waiting = feed.next();
  feed.report({ step: 'reading', done: 0, total: 3 });
  expect(await waiting).toEqual({ type: 'progress', progress: { step: 'reading', done: 0, total: 3 }, indexed: null });
  feed.report({ step: 'reading', done: 1, total: 3 });
  now = 100;
  feed.report({ step: 'reading', done: 2, total: 3 });
  feed.report({ step: 'reading', done: 3, total: 3 });
  expect(await feed.next()).toMatchObject({ progress: { step: 'reading', done: 3, total: 3 } });
  const indexed = {
    commit: null,
    localPath: null,
    sizeBytes: 0,
    isWhole: false,
    edited: 0,
    skipped: [],
    files: 1,
    passages: 2,
  };
  feed.report({ step: 'embedding', done: 0, total: 0 }, indexed);
  expect(await feed.next()).toMatchObject({ progress: { step: 'embedding' }, indexed });
});
