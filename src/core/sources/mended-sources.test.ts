import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, git } from '../knowledge/testing/git-repository';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { PARTIAL, serveGit } from '../knowledge/testing/git-server';

import { find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';

describe('what a start finds missing of the sources', () => {
  it('an index that was deleted is made again, though a quit cut that off once', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await opened.service.add({ address: folder });
    await settled(opened.service, key);
    await opened.end();
    await rm(join(opened.dataDir, 'index.db'));
    const cut = await opened.reopen();
    await cut.service.start();
    const { service } = await opened.reopen();
    await service.start();
    expect(await settled(service, key)).toMatchObject({ state: 'ready' });
    expect((await find(service, 'copper valve', [key]))[0]?.path).toBe('a.md');
  });

  it('an index that was deleted is made of what was fetched, with the server out of reach', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const root = await makeFolder({});
    await commitFiles(join(root, 'docs'), { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' });
    const server = await serveGit(root, PARTIAL);
    const { key, commit } = await opened.service.addAndWait({ address: server.url('docs') });
    await settled(opened.service, key);
    server.close();
    await opened.end();
    await rm(join(opened.dataDir, 'index.db'));
    const { service } = await opened.reopen();
    await service.start();
    const before = await service.indexed([key]);
    expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null, commit });
    expect([before, await service.indexed([key, 'none'])]).toEqual([[], [key]]);
    expect((await find(service, 'brass key', [key]))[0]?.path).toBe('guide.md');
  });

  it('the handbook is waited for when the index was lost', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const [handbook] = await opened.service.searchable();
    await opened.end();
    await rm(join(opened.dataDir, 'index.db'));
    const { service } = await opened.reopen();
    await service.start();
    expect(await service.indexed([handbook?.key ?? ''])).toEqual([handbook?.key]);
  });

  it.each([
    ['folder', ''],
    ['commit', 'objects'],
  ])('a fetched repository that lost its %s is fetched again at the next start', async (_, lost) => {
    const opened = await temporaryService();
    await opened.service.start();
    const root = await makeFolder({});
    await commitFiles(join(root, 'docs'), { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' });
    const server = await startGitServer(root);
    const { key } = await opened.service.add({ address: server.url('docs') });
    await settled(opened.service, key);
    const [row] = await opened.cache.list();
    await opened.end();
    const folder = join(opened.dataDir, present(row).localPath);
    await rm(join(folder, lost), { recursive: true });
    if (lost !== '') await mkdir(join(folder, lost));
    const { service } = await opened.reopen();
    await service.start();
    expect(await settled(service, key)).toMatchObject({ state: 'ready', commit: present(row).commit });
    // Asked for by itself, it would be fetched.
    const objects = await git(folder, 'cat-file', '--batch-check=%(objectname)', '--batch-all-objects');
    expect(objects.split('\n')).toContain(present(row).commit);
  });

  it('what was fetched for a source that is in the list no more is taken away at the next start', async () => {
    const { service, cache, dataDir } = await temporaryService();
    const resourceKey = 'f'.repeat(64);
    const localPath = `repositories/${resourceKey}.git`;
    await mkdir(join(dataDir, localPath), { recursive: true });
    const place = { resourceKey, url: 'https://example.org/a', ref: null, searchPath: null, localPath, commit: null };
    await cache.save({ ...place, clonedAt: 1, lastUpdated: 1, lastAccessed: 1, sizeBytes: 1 });
    await service.start();
    expect(await cache.list()).toEqual([]);
    await expect(stat(join(dataDir, localPath))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
