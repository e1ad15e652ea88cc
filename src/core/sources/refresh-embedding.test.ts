import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Source } from '../../shared/domain/source';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { commitFiles } from '../knowledge/testing/git-repository';
import { serveGit } from '../knowledge/testing/git-server';
import { find, makeFolder, settled, temporaryService } from '../testing/temporary-sources';

/** A repository of three files: one has its vector, the next one waits for it. */
async function held(now = () => 1) {
  const embedder = createHeldEmbedder('silver');
  const { service, reopen, end } = await temporaryService(now, embedder);
  await service.start();
  const root = await makeFolder({});
  const valve = (metal: string) => `# Valve\n\nThe ${metal} valve.\n`;
  await commitFiles(join(root, 'docs'), { 'a.md': valve('copper'), 'b.md': valve('silver'), 'c.md': valve('brass') });
  const server = await serveGit(root);
  onTestFinished(server.close);
  const { key } = await service.add({ address: server.url('docs') });
  await embedder.waiting;
  const renew = () => commitFiles(join(root, 'docs'), { 'a.md': valve('golden') });
  const embedded = () => embedder.embedded.flatMap((text) => /The (\w+) valve/.exec(text)?.[1] ?? []);
  return { service, reopen, end, key, server, renew, embedded, release: () => embedder.release() };
}

test('a source is refreshed while its vectors are being made, which go on', async () => {
  const { service, key, renew, embedded, release } = await held();
  const commit = await renew();
  await service.refresh(key);
  release();
  expect(await settled(service, key)).toMatchObject({ state: 'ready', commit, passages: 3 });
  expect((await find(service, 'golden valve', [key]))[0]?.path).toBe('a.md');
  expect(embedded().toSorted()).toEqual(['brass', 'copper', 'golden', 'silver']);
});

test('a refresh that comes to nothing says so, and the vectors are made all the same', async () => {
  const { service, key, server, embedded, release } = await held();
  server.close();
  const steps: string[] = [];
  const watching = (async () => {
    for await (const event of service.watchList()) {
      if (event.type !== 'changed') continue;
      steps.push(event.source.progress?.step ?? event.source.state);
      if (event.source.state === 'failed') return;
    }
  })();
  await service.refresh(key);
  release();
  await watching;
  const found = { state: 'failed', error: { code: 'source.unreachable' }, passages: 3 };
  expect(await settled(service, key)).toMatchObject(found);
  expect(embedded()).toEqual(['copper', 'silver', 'brass']);
  // They are seen to be made, and can be stopped.
  expect(steps.slice(steps.indexOf('fetching')).filter((step) => step === 'embedding')).not.toEqual([]);
});

test('a refresh that comes to nothing is told beside the vectors that go on, and nothing is newer by it', async () => {
  let time = 1;
  const { service, key, server, release } = await held(() => time);
  server.close();
  time = 2;
  await service.refresh(key);
  let seen: Source | undefined;
  for await (const event of service.watchList()) {
    seen = event.type === 'changed' ? event.source : undefined;
    if (seen?.key === key && seen.progress?.step === 'embedding') break;
  }
  const failure = { code: 'source.unreachable', params: { address: server.url('docs') } };
  expect(seen).toMatchObject({ state: 'working', lastUpdated: 1, progress: { failure } });
  release();
  expect(await settled(service, key)).toMatchObject({ state: 'failed', error: failure, lastUpdated: 1 });
});

test('what is tried again is told no failure until it fails again', async () => {
  const { service, key, server, release } = await held();
  server.close();
  const told: string[] = [];
  let tries = 0;
  for await (const event of service.watchList()) {
    if (event.type === 'list') await service.refresh(key);
    if (event.type !== 'changed' || event.source.progress === null) continue;
    const { step, failure } = event.source.progress;
    const each = failure === undefined ? step : `${step}, failed`;
    if (told.at(-1) === each) continue;
    told.push(each);
    if (each !== 'embedding, failed') continue;
    tries += 1;
    if (tries === 2) break;
    await service.refresh(key);
  }
  release();
  const [first, ...rest] = told.slice(told.indexOf('fetching')).join(' | ').split('fetching | ');
  const failed = ['reading, failed', 'indexing, failed', 'embedding, failed'].join(' | ');
  expect([first, ...rest]).toEqual(['', `${failed} | `, failed]);
});

test('a refresh of what failed before that is stopped does not tell the failure again', async () => {
  const { service, key, server, release } = await held();
  release();
  await settled(service, key);
  server.close();
  await service.refresh(key);
  expect(await settled(service, key)).toMatchObject({ state: 'failed' });
  await service.refresh(key);
  await service.stop(key);
  expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null, passages: 3 });
});

test('one whose vectors go on after a restart is as old as it was, until a refresh asks its server', async () => {
  const { end, reopen, key, renew, release } = await held();
  const ending = end();
  release();
  await ending;
  const embedder = createHeldEmbedder('brass');
  const { service } = await reopen({}, { embedder, now: () => 2 });
  await service.start();
  await embedder.waiting;
  const resumed = (await service.list()).find((source) => source.key === key);
  const commit = await renew();
  await service.refresh(key);
  embedder.release();
  const refreshed = await settled(service, key);
  expect([resumed, refreshed]).toMatchObject([
    { state: 'working', lastUpdated: 1 },
    { state: 'ready', commit, lastUpdated: 2 },
  ]);
});
