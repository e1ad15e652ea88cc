import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import { commitFiles, git } from '../knowledge/testing/git-repository';
import { PARTIAL, serveGit } from '../knowledge/testing/git-server';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { find, makeFolder, present, settled, temporaryService, watchSteps } from '../testing/temporary-sources';
import type { SourceService } from './source-service';

const valve = (metal: string) => ({ 'a.md': `# Valve\n\nThe ${metal} valve.\n` });

/**
 * A repository whose `old` is golden and whose newest is brass, behind a server that fails while `server.isDown` and says
 * nothing while `server.isSilent`; texts with `held` are not embedded until they are released.
 */
async function served(held = 'nothing is held') {
  const embedder = createHeldEmbedder(held);
  const opened = await temporaryService(undefined, embedder);
  const { service, dataDir } = opened;
  await service.start();
  const root = join(dataDir, 'served');
  const server = { isDown: false, isSilent: false };
  const options = {
    ...PARTIAL,
    status: () => (server.isDown ? 503 : null),
    get isSilent() {
      return server.isSilent;
    },
  };
  const { url, requests, close } = await serveGit(root, options);
  onTestFinished(close);
  const origin = join(root, 'docs');
  const old = await commitFiles(origin, valve('golden'));
  await git(origin, 'tag', 'old');
  const commit = await commitFiles(origin, valve('brass'));
  const address = url('docs');
  const { key } = await service.add({ address });
  const newKey = resourceKeyOf({ address, ref: 'old', searchPath: null });
  return { ...opened, embedder, server, requests, address, key, newKey, old, commit };
}

async function fetched() {
  const made = await served();
  await settled(made.service, made.key);
  return made;
}

/** That, and its `old` is a source of its own; the server says nothing from now on. */
async function beside() {
  const made = await fetched();
  await made.service.add({ address: made.address, ref: 'old' });
  await settled(made.service, made.newKey);
  made.server.isSilent = true;
  return made;
}

async function comesTo(service: SourceService, key: string, step: 'embedding' | 'stopping'): Promise<void> {
  for await (const event of service.watchList()) {
    if (event.type === 'removed') continue;
    const sources = event.type === 'list' ? event.sources : [event.source];
    if (sources.some((source) => source.key === key && source.progress?.step === step)) return;
  }
}

/** Its vectors are being made, which is told to stop: it is to be `old`, but not before. */
async function aboutToChange() {
  const made = await served('brass');
  const { service, key } = made;
  await comesTo(service, key, 'embedding');
  const changing = service.change(key, { ref: 'old' });
  await comesTo(service, key, 'stopping');
  return { ...made, changing };
}

const listed = async (service: SourceService) =>
  (await service.list()).slice(1).map(({ ref, state, error, becoming }) => [ref, state, error?.code, becoming?.ref]);
const metalOf = async (service: SourceService, key: string) =>
  /The (\w+) valve/.exec((await find(service, 'valve', [key]))[0]?.text ?? '')?.[1];

const AS_IT_WAS = [null, 'ready', undefined, undefined];
const OLD = ['old', 'ready', undefined, undefined];

describe('a source that is to be what another is', () => {
  it.each([
    ['removed', 'remove', [AS_IT_WAS]],
    ['emptied', 'release', [AS_IT_WAS, ['old', 'stopped', 'source.freed', undefined]]],
  ] as const)('stays when that one is %s meanwhile', async (_, end, left) => {
    const { service, key, newKey } = await beside();
    await service.change(key, { ref: 'old' });
    await service[end](newKey);
    await expect.poll(() => listed(service)).toEqual(left);
    expect(await metalOf(service, key)).toBe('brass');
  });

  it('stays when the user stops the update of that one', async () => {
    const { service, key, newKey } = await beside();
    await service.change(key, { ref: 'old' });
    await service.stop(newKey);
    await expect.poll(() => listed(service)).toEqual([AS_IT_WAS, OLD]);
  });

  it('stays when that one is to be what it is', async () => {
    const { service, server, key, newKey } = await beside();
    await service.change(key, { ref: 'old' });
    server.isSilent = false;
    expect(await service.change(newKey, { ref: '' })).toMatchObject({ key });
    await expect.poll(() => listed(service)).toEqual([AS_IT_WAS]);
    expect(await metalOf(service, key)).toBe('brass');
  });

  it('is seen as worked on until it is, and a stop ends that', async () => {
    const { service, key } = await beside();
    await service.change(key, { ref: 'old' });
    expect(await listed(service)).toEqual([
      [null, 'working', undefined, 'old'],
      ['old', 'working', undefined, undefined],
    ]);
    await service.stop(key);
    expect((await settled(service, key)).becoming).toBe(null);
  });

  it('is told to be read with that one, once its own vectors are stopped', async () => {
    const { service, server, embedder, address, key, newKey } = await served('brass');
    await comesTo(service, key, 'embedding');
    await service.add({ address, ref: 'old' });
    await settled(service, newKey);
    server.isSilent = true;
    const steps = watchSteps(service, key);
    const changing = service.change(key, { ref: 'old' });
    embedder.release();
    await changing;
    await expect.poll(() => steps.at(-1)).toBe('reading');
  });

  it('waits when that one cannot reach its server; a refresh goes on with it', async () => {
    const { service, server, key } = await beside();
    Object.assign(server, { isSilent: false, isDown: true });
    await service.change(key, { ref: 'old' });
    await expect
      .poll(() => listed(service))
      .toEqual([
        [null, 'ready', undefined, 'old'],
        ['old', 'failed', 'source.serverFailed', undefined],
      ]);
    server.isDown = false;
    await service.refresh(key);
    await expect.poll(() => listed(service)).toEqual([OLD]);
  });

  it('gets the vectors that were being made when that one comes to nothing', async () => {
    const { service, embedder, server, address, key, newKey } = await served('brass');
    await comesTo(service, key, 'embedding');
    server.isDown = true;
    await service.add({ address, ref: 'old' });
    await settled(service, newKey);
    const changing = service.change(key, { ref: 'old' });
    embedder.release();
    await changing;
    await expect
      .poll(() => listed(service))
      .toEqual([
        [null, 'ready', undefined, 'old'],
        ['old', 'failed', 'source.serverFailed', undefined],
      ]);
  });
});

describe('a change of ref that has not begun yet', () => {
  it('begins once, however often the user asks for it', async () => {
    const { service, embedder, key, newKey, old, changing } = await aboutToChange();
    const updates = [service.refresh(key), service.refresh(key), service.change(key, { ref: 'old' })];
    embedder.release();
    await Promise.all([changing, ...updates]);
    expect(await settled(service, newKey)).toMatchObject({ state: 'ready', commit: old, becoming: null });
  });

  it('is over when the user stops it', async () => {
    const { service, embedder, requests, key, changing } = await aboutToChange();
    const before = requests.length;
    const stopping = service.stop(key);
    embedder.release();
    await Promise.all([changing, stopping]);
    await settled(service, key);
    expect(await listed(service)).toEqual([[null, 'stopped', 'source.meaningCut', undefined]]);
    expect(requests.length).toBe(before);
  });

  it('is over when another is asked for, and the vectors go on with that', async () => {
    const { service, embedder, key, commit, changing } = await aboutToChange();
    const other = service.change(key, { ref: commit });
    embedder.release();
    await changing;
    expect(await settled(service, (await other).key)).toMatchObject({
      state: 'ready',
      error: null,
      ref: commit,
      commit,
    });
    expect(await listed(service)).toHaveLength(1);
  });
});

describe('a change of ref that waits', () => {
  it('is gone on with once, though the user asks for that twice', async () => {
    const { service, server, key, newKey, old } = await fetched();
    server.isDown = true;
    await service.change(key, { ref: 'old' });
    await settled(service, key);
    server.isDown = false;
    await Promise.all([service.refresh(key), service.refresh(key)]);
    expect(await settled(service, newKey)).toMatchObject({ state: 'ready', commit: old, becoming: null });
  });

  it('is over when the user stops what is read first of an index that was lost', async () => {
    const { service, server, requests, dataDir, end, reopen, key } = await fetched();
    server.isDown = true;
    await service.change(key, { ref: 'old' });
    await settled(service, key);
    await end();
    await rm(join(dataDir, 'index.db'));
    server.isDown = false;
    const before = requests.length;
    const embedder = createHeldEmbedder('brass');
    const again = await reopen({}, { embedder });
    await again.service.start();
    await comesTo(again.service, key, 'embedding');
    const stopping = again.service.stop(key);
    embedder.release();
    await stopping;
    await settled(again.service, key);
    expect(await listed(again.service)).toEqual([[null, 'stopped', 'source.meaningCut', undefined]]);
    expect(requests.length).toBe(before);
  });

  it('holds up no other source at the next start, when the user begins it again', async () => {
    const { service, server, end, reopen, key } = await fetched();
    server.isDown = true;
    await service.change(key, { ref: 'old' });
    await settled(service, key);
    const folder = await makeFolder({ 'b.md': '# B\n\nThe silver valve.\n' });
    const other = await service.add({ address: folder });
    await end();
    Object.assign(server, { isDown: false, isSilent: true });
    const again = await reopen();
    const starting = again.service.start();
    await again.service.change(key, { ref: 'old' });
    await starting;
    expect(await settled(again.service, other.key)).toMatchObject({ state: 'ready' });
    expect(present((await listed(again.service))[0])).toEqual([null, 'working', undefined, 'old']);
  });
});
