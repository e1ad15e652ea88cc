import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NextPlace } from '../../shared/domain/source';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import { commitFiles, git } from '../knowledge/testing/git-repository';
import { PARTIAL, serveGit } from '../knowledge/testing/git-server';
import { find, present, settled, temporaryService } from '../testing/temporary-sources';
import type { SourceService } from './source-service';

const valve = (metal: string) => ({ 'a.md': `# Valve\n\nThe ${metal} valve.\n` });

/** A repository whose `old` is golden and whose newest is brass, behind a server that fails while `down.is`. */
async function fetched() {
  const opened = await temporaryService();
  const { service, dataDir } = opened;
  await service.start();
  const root = join(dataDir, 'served');
  const down = { is: false };
  const server = await serveGit(root, { ...PARTIAL, status: () => (down.is ? 503 : null) });
  onTestFinished(server.close);
  const origin = join(root, 'docs');
  const old = await commitFiles(origin, valve('golden'));
  await git(origin, 'tag', 'old');
  const commit = await commitFiles(origin, valve('brass'));
  const address = server.url('docs');
  const { key } = await service.add({ address });
  await settled(service, key);
  const next: NextPlace = { name: 'docs', ref: 'old', searchPath: null };
  return { ...opened, down, address, key, old, commit, next, newKey: resourceKeyOf({ address, ...next }) };
}

const listed = async (service: SourceService) =>
  (await service.list()).slice(1).map(({ ref, state, error, becoming }) => [ref, state, error?.code, becoming?.ref]);
/** Resolves once the list is that. */
async function comesTo(service: SourceService, wanted: Awaited<ReturnType<typeof listed>>): Promise<void> {
  for await (const _ of service.watchList()) if (isDeepStrictEqual(await listed(service), wanted)) return;
}
const metalOf = async (service: SourceService, key: string) =>
  /The (\w+) valve/.exec((await find(service, 'valve', [key]))[0]?.text ?? '')?.[1];

describe('a change of ref that a quit cuts off', () => {
  it('goes on at the next start, and what was there is searched until it is done', async () => {
    const { service, reopen, end, down, key, newKey, old } = await fetched();
    await service.change(key, { ref: 'old' });
    await end();
    down.is = true;
    const again = await reopen();
    await again.service.start();
    await settled(again.service, key);
    expect(await listed(again.service)).toEqual([[null, 'failed', 'source.serverFailed', 'old']]);
    expect(await metalOf(again.service, key)).toBe('brass');
    down.is = false;
    const third = await again.end().then(() => reopen());
    await third.service.start();
    expect(await settled(third.service, newKey)).toMatchObject({ state: 'ready', commit: old, name: 'docs' });
    expect(await listed(third.service)).toEqual([['old', 'ready', undefined, undefined]]);
    expect(await metalOf(third.service, newKey)).toBe('golden');
  });

  it('waits, of an index that was lost meanwhile, until what was fetched is searched again', async () => {
    const { service, dataDir, reopen, end, down, key, commit } = await fetched();
    await service.change(key, { ref: 'old' });
    await end();
    await rm(join(dataDir, 'index.db'));
    down.is = true;
    const again = await reopen();
    await again.service.start();
    await comesTo(again.service, [[null, 'failed', 'source.serverFailed', 'old']]);
    expect(again.service.find(key)).toMatchObject({ commit, files: 1 });
    expect(await metalOf(again.service, key)).toBe('brass');
  });

  it('takes the place of the source that is there already, at the next start', async () => {
    const { service, reopen, end, down, address, key, newKey } = await fetched();
    down.is = true;
    await service.add({ address, ref: 'old' });
    await settled(service, newKey);
    down.is = false;
    expect(await service.change(key, { ref: 'old' })).toMatchObject({ key: newKey });
    await end();
    const again = await reopen();
    await again.service.start();
    while (again.service.find(key) !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(await settled(again.service, newKey)).toMatchObject({ state: 'ready', ref: 'old' });
  });
});

describe('a change of ref that was killed as the source moved', () => {
  type Opened = Awaited<ReturnType<typeof fetched>>;
  const steps: readonly (readonly [string, (opened: Opened) => Promise<void>])[] = [
    [
      'after the index had',
      async ({ dataDir, key, newKey }) => {
        const [from, to] = [key, newKey].map((each) => join(dataDir, 'repositories', `${each}.git`));
        await rename(present(to), present(from));
      },
    ],
    ['after what was fetched had', async () => undefined],
    [
      'after its row in the cache had',
      async ({ cache, key, newKey }) => {
        const row = present((await cache.list()).find(({ resourceKey }) => resourceKey === key));
        await cache.save({ ...row, resourceKey: newKey, ref: 'old', localPath: `repositories/${newKey}.git` });
        await cache.remove(key);
      },
    ],
  ];

  /**
   * Starts once more, with the server out of reach, after a kill that left `becoming` in its row; `meanwhile` is what the
   * user does before that is looked at.
   */
  async function restarted(
    opened: Opened,
    becoming: NextPlace,
    cut: () => Promise<void>,
    meanwhile: (service: SourceService) => Promise<unknown> = async () => undefined,
  ) {
    const { store, end, reopen, down, key, address } = opened;
    const stored = present((await store.list()).find((source) => source.key === key));
    await store.save({ ...stored, becoming });
    await cut();
    await end();
    down.is = true;
    const { service, cache } = await reopen();
    await Promise.all([service.start(), meanwhile(service)]);
    const to = resourceKeyOf({ address, ...becoming });
    const { state, error, commit } = await settled(service, to);
    const places = (await cache.list()).map(({ localPath }) => localPath);
    const isWhole = places.length === 1 && places[0] === `repositories/${to}.git`;
    return { listed: await listed(service), state, error, commit, metal: await metalOf(service, to), isWhole };
  }

  it.each(steps)('%s, ends as it was to', async (_, cut) => {
    const opened = await fetched();
    const { knowledge, key, newKey, next, commit } = opened;
    const cutMove = async (): Promise<void> => {
      await knowledge.move({ from: key, to: newKey });
      await cut(opened);
    };
    expect(await restarted(opened, next, cutMove)).toEqual({
      listed: [['old', 'ready', undefined, undefined]],
      state: 'ready',
      error: null,
      commit,
      metal: 'brass',
      isWhole: true,
    });
  });

  it.each(steps)('%s, ends as it was to, though the user stops it', async (_, cut) => {
    const opened = await fetched();
    const { knowledge, key, newKey, next, commit } = opened;
    const cutMove = async (): Promise<void> => {
      await knowledge.move({ from: key, to: newKey });
      await cut(opened);
    };
    expect(await restarted(opened, next, cutMove, (service) => service.stop(key))).toMatchObject({
      listed: [['old', 'ready', undefined, undefined]],
      commit,
      metal: 'brass',
      isWhole: true,
    });
  });

  it('and is changed again before it goes on, waits for that in its new place', async () => {
    const opened = await fetched();
    const { knowledge, key, newKey, next, commit } = opened;
    const cutMove = () => knowledge.move({ from: key, to: newKey });
    const back = (service: SourceService) => service.change(key, { ref: '' });
    expect(await restarted(opened, next, cutMove, back)).toMatchObject({
      listed: [['old', 'failed', 'source.serverFailed', null]],
      commit,
      metal: 'brass',
      isWhole: true,
    });
  });

  it('before anything had, ends as it was to when nothing has to be fetched', async () => {
    const opened = await fetched();
    const { next, commit } = opened;
    expect(await restarted(opened, { ...next, ref: commit }, async () => undefined)).toMatchObject({
      listed: [[commit, 'ready', undefined, undefined]],
      metal: 'brass',
      isWhole: true,
    });
  });
});

describe('a change of ref', () => {
  it('that cannot reach its server waits; a refresh goes on with it', async () => {
    const { service, down, key, newKey, old } = await fetched();
    down.is = true;
    await service.change(key, { ref: 'old' });
    await settled(service, key);
    expect(await listed(service)).toEqual([[null, 'failed', 'source.serverFailed', 'old']]);
    down.is = false;
    await service.refresh(key);
    expect(await settled(service, newKey)).toMatchObject({ state: 'ready', commit: old, becoming: null });
  });

  it('that waits is over when the user stops it, and its source is as it was', async () => {
    const { service, down, key } = await fetched();
    down.is = true;
    await service.change(key, { ref: 'old' });
    await settled(service, key);
    await service.stop(key);
    await settled(service, key);
    expect(await listed(service)).toEqual([[null, 'ready', undefined, undefined]]);
    expect(await metalOf(service, key)).toBe('brass');
  });

  it('to what is nowhere, or that the user stops, is over', async () => {
    const { service, key } = await fetched();
    await service.change(key, { ref: 'nowhere' });
    await settled(service, key);
    await comesTo(service, [[null, 'failed', 'source.wrongRef', undefined]]);
    await service.change(key, { ref: 'old' });
    await service.stop(key);
    await settled(service, key);
    expect(await listed(service)).toEqual([[null, 'ready', undefined, undefined]]);
  });

  it('leaves the name that the user gives it meanwhile', async () => {
    const { service, key, newKey } = await fetched();
    await service.change(key, { ref: 'old' });
    await service.change(key, { name: 'Valves' });
    expect((await settled(service, newKey)).name).toBe('Valves');
  });

  it('of a source of which nothing is there is done at once', async () => {
    const { service, address } = await fetched();
    const { key } = await service.add({ address, ref: 'odl', name: 'Old valves' });
    await settled(service, key);
    const { key: changed } = await service.change(key, { ref: 'old' });
    expect(service.find(key)).toBe(null);
    expect(await settled(service, changed)).toMatchObject({ state: 'ready', ref: 'old', name: 'Old valves' });
    expect(await listed(service)).toEqual([
      [null, 'ready', undefined, undefined],
      ['old', 'ready', undefined, undefined],
    ]);
  });
});
