import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../shared/domain/source';
import { commitFiles } from '../knowledge/testing/git-repository';
import { PARTIAL } from '../knowledge/testing/git-server';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { type SourceService } from './source-service';
import { manyValves } from '../testing/many-valves';
import { find, present, settled, temporaryService } from '../testing/temporary-sources';

describe('the space of fetched repositories', () => {
  /** Three of them, each with one file; the second is pinned to its commit. */
  async function fetched() {
    let time = 0;
    const opened = await temporaryService(() => (time += 1));
    const { service, dataDir } = opened;
    await service.start();
    const root = join(dataDir, 'served');
    const server = await startGitServer(root, PARTIAL);
    const add = async (
      name: string,
      isPinned = false,
      more: Readonly<Record<string, string>> = {},
    ): Promise<Source> => {
      const commit = await commitFiles(join(root, name), { 'a.md': `# A\n\nThe ${name} valve.\n`, ...more });
      const { key } = await service.add({ address: server.url(name), ref: isPinned ? commit : undefined });
      return settled(service, key);
    };
    const pass = (ms: number): void => void (time += ms);
    return {
      ...opened,
      pass,
      time: () => time,
      add,
      first: await add('copper'),
      pinned: await add('silver', true),
      last: await add('brass'),
    };
  }

  it('is given back, but for what is pinned and what answers cite; each tells why it is not there', async () => {
    const { service, cite, first, pinned, last } = await fetched();
    const [place] = await find(service, 'copper valve', [first.key]);
    await cite(present(place));
    const [uncited] = await find(service, 'brass valve', [last.key]);
    const outdated = () => service.outdated([present(place), present(uncited)]);
    expect(await outdated()).toEqual([]);
    const before = await service.room.use();
    expect(before.freeableBytes).toBe(first.sizeBytes + last.sizeBytes);
    const freed = await service.room.free(before.freeableKeys);
    const after = await service.room.use();
    expect(freed).toEqual({
      freedBytes: before.repositoryBytes - after.repositoryBytes + before.indexBytes - after.indexBytes,
      sources: 2,
    });
    const told = await Promise.all([first, pinned, last].map(({ key }) => settled(service, key)));
    const isFreed = { state: 'stopped', error: { code: 'source.freed' }, commit: null, sizeBytes: 0, passages: 0 };
    expect(told).toMatchObject([isFreed, { state: 'ready', passages: 1 }, isFreed]);
    expect((await service.open(present(place))).text).toContain('The copper valve.');
    expect(await outdated()).toEqual([uncited]);
    await service.refresh(first.key);
    expect(await settled(service, first.key)).toMatchObject({ state: 'ready', error: null, passages: 1 });
  });

  it.each<[string, (service: SourceService, key: string, otherKey: string) => Promise<unknown>]>([
    // The other one is searched as well, and has nothing to say.
    ['answered', (service, key, otherKey) => find(service, 'copper', [otherKey, key])],
    ['was read', (service, key) => service.readFile({ key, path: 'a.md' })],
  ])('is taken of the one that %s longest ago', async (_, use) => {
    const { service, limits, first, pinned, last } = await fetched();
    await use(service, first.key, last.key);
    limits.gigabytes = (first.sizeBytes + pinned.sizeBytes) / 1_000 ** 3;
    await service.refresh(pinned.key);
    for await (const event of service.watchList()) {
      if (event.type === 'changed' && event.source.error?.code === 'source.overLimit') break;
    }
    const states = await Promise.all([first, pinned, last].map(async ({ key }) => (await settled(service, key)).state));
    expect(states).toEqual(['ready', 'ready', 'stopped']);
  });

  it('is told, of the one that is removed, with its part of the index', async () => {
    const { service, add } = await fetched();
    const last = await add('bronze', false, manyValves(40));
    const before = await service.room.use();
    const { freedBytes } = await service.remove(last.key);
    const after = await service.room.use();
    expect(after.indexBytes).toBeLessThan(before.indexBytes);
    expect(freedBytes).toBe(last.sizeBytes + before.indexBytes - after.indexBytes);
    expect(after.repositoryBytes).toBe(before.repositoryBytes - last.sizeBytes);
  });

  it('is given back of what nobody searched for the time that is chosen, and what answers cite of it still opens', async () => {
    const { service, limits, cite, pass, time, first, pinned, last } = await fetched();
    const [place] = await find(service, 'copper valve', [first.key]);
    await cite(present(place));
    pass(7 * 86_400_000);
    await find(service, 'brass valve', [last.key]);
    limits.days = 7;
    await service.room.trim(time());
    const told = await Promise.all([first, pinned, last].map(({ key }) => settled(service, key)));
    expect(told.map(({ state, error }) => [state, error?.code])).toEqual([
      ['stopped', 'source.unused'],
      ['ready', undefined],
      ['ready', undefined],
    ]);
    expect((await service.open(present(place))).text).toContain('The copper valve.');
  });

  it('keeps to its limit after each fetch', async () => {
    const { service, limits, first, last } = await fetched();
    limits.gigabytes = (last.sizeBytes * 2) / 1_000 ** 3;
    await service.refresh(last.key);
    for await (const event of service.watchList()) {
      if (event.type === 'changed' && event.source.key === first.key) break;
    }
    expect(await settled(service, first.key)).toMatchObject({
      state: 'stopped',
      error: { code: 'source.overLimit' },
    });
    expect(await settled(service, last.key)).toMatchObject({ state: 'ready' });
  });
});
