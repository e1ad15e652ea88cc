import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wording } from '../../shared/text/wording';
import { commitFiles } from '../knowledge/testing/git-repository';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { find, makeFolder, settled, temporaryService } from '../testing/temporary-sources';

const DAY = 86_400_000;
const sessionId = 's1';

describe('what a model asked for', () => {
  async function served() {
    const clock = { time: 1_000 * DAY };
    const opened = await temporaryService(() => clock.time);
    await opened.service.start();
    const root = join(opened.dataDir, 'served');
    await commitFiles(join(root, 'docs'), { 'a.md': '# A\n\nThe copper valve.\n' });
    const server = await startGitServer(root);
    const ask = async (more: { readonly ref?: string } = {}, signal?: AbortSignal) =>
      opened.service.addAndWait({ address: server.url('docs'), sessionId, ...more }, signal);
    const left = async () => [
      (await opened.service.list()).map(({ name }) => name),
      (await opened.cache.list()).map(({ url }) => url),
    ];
    return { ...opened, clock, server, ask, left };
  }

  it('is in the list as such, and goes a month after its last use', async () => {
    const { service, clock, ask, left } = await served();
    const { key } = await ask();
    expect(await settled(service, key)).toMatchObject({ state: 'ready', sessionId });
    clock.time += 20 * DAY;
    await find(service, 'copper valve', [key]);
    clock.time += 29 * DAY;
    await service.room.trim(clock.time);
    expect((await left())[0]).toEqual([wording.sources.handbook, 'docs']);
    clock.time += 2 * DAY;
    await service.room.trim(clock.time);
    expect(await left()).toEqual([[wording.sources.handbook], []]);
    expect(await find(service, 'copper valve', [key])).toEqual([]);
  });

  it.each([
    ['adds it', 'add'],
    ['keeps it', 'change'],
  ] as const)('is the user’s own once the user %s', async (_, how) => {
    const { service, clock, server, ask, left } = await served();
    const { key } = await ask();
    await settled(service, key);
    await (how === 'add' ? service.add({ address: server.url('docs') }) : service.change(key, {}));
    expect(await settled(service, key)).toMatchObject({ state: 'ready', sessionId: null });
    clock.time += 31 * DAY;
    await service.room.trim(clock.time);
    await service.leaveSession(sessionId);
    expect((await left())[0]).toEqual([wording.sources.handbook, 'docs']);
  });

  it('goes with its session', async () => {
    const { service, ask, left } = await served();
    const { key } = await ask();
    await settled(service, key);
    await service.leaveSession('another');
    expect((await left())[0]).toEqual([wording.sources.handbook, 'docs']);
    await service.leaveSession(sessionId);
    expect(await left()).toEqual([[wording.sources.handbook], []]);
  });

  it('leaves nothing behind when it comes to nothing; what the user added stays, with its sentence', async () => {
    const { service, server, ask, left } = await served();
    await expect(ask({ ref: 'nobranch' })).rejects.toMatchObject({ code: 'source.wrongRef' });
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(ask({}, stopped)).rejects.toThrow('stopped');
    for await (const { type } of service.watchList()) if (type === 'removed') break;
    expect(await left()).toEqual([[wording.sources.handbook], []]);
    const { key } = await service.add({ address: server.url('docs'), ref: 'nobranch' });
    await settled(service, key);
    await expect(ask({ ref: 'nobranch' })).rejects.toMatchObject({ code: 'source.wrongRef' });
    expect(await settled(service, key)).toMatchObject({ state: 'failed', error: { code: 'source.wrongRef' } });
  });

  it('and was cut off by a quit is not fetched at the next start', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const asked = opened.service.addAndWait({ address: folder, sessionId }).catch(() => undefined);
    while (opened.service.find(folder) === null) await new Promise((resolve) => setImmediate(resolve));
    const { service } = await opened.reopen();
    await asked;
    await service.start();
    expect((await service.list()).map(({ kind }) => kind)).toEqual(['handbook']);
  });
});
