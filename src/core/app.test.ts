import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTemporaryApp } from './testing/temporary-app';

test('a damaged index is moved aside, and a banner names its new place', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  await writeFile(join(userDataDir, 'index.db'), 'This was an index once.'.repeat(400));
  const { app, connect } = await openTemporaryApp({ userDataDir });
  app.startKnowledge();
  const seen: unknown[] = [];
  for await (const { banners } of await connect().client.app.watchStatus()) {
    seen.push(...banners);
    if (seen.length > 0) break;
  }
  expect(seen).toMatchObject([
    { code: 'data.indexCorrupt', params: { aside: expect.stringMatching(/^index\.db\.damaged-[\dTZ-]+$/) } },
  ]);
});
