import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commitFiles, git } from '../knowledge/testing/git-repository';
import { PARTIAL, serveGit } from '../knowledge/testing/git-server';
import { manyValves } from '../testing/many-valves';
import { find, settled, temporaryService } from '../testing/temporary-sources';
import type { SourceService } from './source-service';

/** Enough that its indexing does not end at once. */
const MANY = manyValves(60);

async function served() {
  const opened = await temporaryService();
  await opened.service.start();
  const root = join(opened.dataDir, 'served');
  const server = await serveGit(root, PARTIAL);
  onTestFinished(server.close);
  return { ...opened, server, address: server.url('docs'), origin: join(root, 'docs') };
}

/** Resolves once some of it is indexed. */
async function indexing(service: SourceService, key: string): Promise<void> {
  for await (const event of service.watchList()) {
    const found = event.type === 'list' ? event.sources.find((each) => each.key === key) : undefined;
    const source = event.type === 'changed' && event.source.key === key ? event.source : found;
    if (source?.progress?.step === 'indexing' && source.progress.done > 0) return;
  }
}

async function stopIndexing(service: SourceService, key: string) {
  await indexing(service, key);
  await service.stop(key);
  return settled(service, key);
}

describe('a first indexing', () => {
  it('that the user stopped is told as that, counted, and stays so; a refresh goes on with what is there', async () => {
    const { service, reopen, server, address, origin, dataDir } = await served();
    await commitFiles(origin, MANY);
    const { key } = await service.add({ address });
    const stopped = await stopIndexing(service, key);
    const place = join(dataDir, 'repositories');
    const kept = await readdir(place);
    expect(stopped).toMatchObject({ state: 'stopped', error: { code: 'source.indexCut' }, passages: 0 });
    expect((await service.room.use()).repositoryBytes).toBe(stopped.sizeBytes);
    expect((await service.searchable()).map((source) => source.key)).not.toContain(key);
    const again = await reopen();
    await again.service.start();
    expect(await settled(again.service, key)).toEqual(stopped);
    const before = server.requests.length;
    await again.service.refresh(key);
    let total = 0;
    for await (const event of again.service.watchList()) {
      const progress = event.type === 'changed' ? event.source.progress : null;
      if (progress?.step === 'indexing') total = progress.total;
      if (progress?.step === 'embedding') break;
    }
    expect(total).toBeLessThan(60);
    expect(await settled(again.service, key)).toMatchObject({ state: 'ready', error: null, files: 60 });
    // One question for the references, and no file once more.
    expect(server.requests.slice(before)).toEqual(['GET /docs/info/refs', 'POST /docs/git-upload-pack']);
    await again.service.release(key);
    expect([kept, await readdir(place)]).toEqual([[`${key}.git`], []]);
  });

  it('that a quit cut off goes on at the next start, also of one that was stopped before', async () => {
    const { service, reopen, end, server, address, origin } = await served();
    await commitFiles(origin, MANY);
    const { key } = await service.add({ address });
    await stopIndexing(service, key);
    await service.refresh(key);
    await indexing(service, key);
    server.close();
    await end();
    const again = await reopen();
    await again.service.start();
    // Of what was fetched, as the server is gone.
    expect(await settled(again.service, key)).toMatchObject({ state: 'ready', error: null, files: 60 });
  });

  it('goes on at another commit without what that has no more', async () => {
    const { service, address, origin } = await served();
    await commitFiles(origin, MANY);
    const { key } = await service.add({ address });
    await stopIndexing(service, key);
    const first = '0.md';
    await git(origin, 'rm', '--quiet', first);
    await commitFiles(origin, { 'a.md': '# A\n\nThe silver valve.\n' });
    await service.refresh(key);
    await indexing(service, key);
    const { total } = await service.listFiles({ key, path: first, limit: 1 });
    await service.stop(key);
    await settled(service, key);
    expect(total).toBe(0);
  });
});

describe('an index that was lost', () => {
  it('is told as lost until it is made again, also when that is stopped', async () => {
    const opened = await served();
    const commit = await commitFiles(opened.origin, MANY);
    const { key } = await opened.service.add({ address: opened.address });
    await settled(opened.service, key);
    await opened.end();
    opened.server.close();
    await rm(join(opened.dataDir, 'index.db'));
    const { service } = await opened.reopen();
    await service.start();
    await indexing(service, key);
    const growing = (await service.list()).find((source) => source.key === key);
    const stopped = await stopIndexing(service, key);
    expect([growing, stopped]).toMatchObject([
      { state: 'working', files: 0, passages: 0 },
      { state: 'stopped', error: { code: 'source.indexCut' }, files: 0, passages: 0, commit },
    ]);
    // What was fetched is still there to make it of, and the server is gone.
    await service.refresh(key);
    expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null, files: 60, commit });
  });
});

describe('a source that was changed while an update of it was cut off', () => {
  it('is searched as it was, and what was fetched is counted', async () => {
    const { service, address, origin } = await served();
    await commitFiles(origin, { 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address });
    const before = await settled(service, key);
    await commitFiles(origin, MANY);
    await service.refresh(key);
    const source = await stopIndexing(service, key);
    expect(source).toEqual({ ...before, sizeBytes: source.sizeBytes });
    expect(source.sizeBytes).toBeGreaterThan(before.sizeBytes);
    expect((await service.room.use()).repositoryBytes).toBe(source.sizeBytes);
    expect((await find(service, 'copper valve', [key]))[0]?.path).toBe('a.md');
  });
});
