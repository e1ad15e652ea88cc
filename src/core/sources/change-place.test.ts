import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { commitFiles, git } from '../knowledge/testing/git-repository';
import { PARTIAL, serveGit } from '../knowledge/testing/git-server';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { commitAll, find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';

const valve = (metal: string): string => `# Valve\n\nThe ${metal} valve.\n`;

/** Two repositories of three files, the first with a tag `old` of which one file is another; texts with `word` are held. */
async function served(word: string) {
  const embedder = createHeldEmbedder(word);
  const opened = await temporaryService(() => 1, embedder);
  const { service, dataDir } = opened;
  await service.start();
  const root = join(dataDir, 'served');
  const server = await serveGit(root, PARTIAL);
  onTestFinished(server.close);
  const origin = join(root, 'docs');
  const files = { 'a.md': valve('copper'), 'b.md': valve('silver'), 'c.md': valve('brass') };
  const old = await commitFiles(origin, { ...files, 'c.md': valve('golden') });
  await git(origin, 'tag', 'old');
  const commit = await commitFiles(origin, files);
  await commitFiles(join(root, 'other'), { 'd.md': valve('iron') });
  const { key } = await service.add({ address: server.url('docs') });
  const listed = async () => (await service.list()).slice(1).map(({ name, ref, state }) => [name, ref, state]);
  const embedded = () => embedder.embedded.flatMap((text) => /The (\w+) valve/.exec(text)?.[1] ?? []);
  const addOther = async () => settled(service, (await service.add({ address: server.url('other') })).key);
  return { ...opened, server, origin, embedder, embedded, key, old, commit, listed, addOther };
}

async function fetched() {
  const made = await served('nothing is held');
  await settled(made.service, made.key);
  await made.addOther();
  return { ...made, before: made.embedded().length };
}

describe('a repository that is pinned to the commit it is at', () => {
  it('is so at once, with what it has and in its place, and no longer so as fast, with the server out of reach', async () => {
    const { service, cache, server, key, commit, embedded, before, listed } = await fetched();
    server.close();
    const requests = server.requests.length;
    const pinned = await service.change(key, { ref: commit });
    expect(await listed()).toEqual([
      ['docs', commit, 'ready'],
      ['other', null, 'ready'],
    ]);
    expect((await find(service, 'brass valve', [pinned.key]))[0]?.path).toBe('c.md');
    expect(await cache.list()).toContainEqual(
      expect.objectContaining({ resourceKey: pinned.key, ref: commit, localPath: `repositories/${pinned.key}.git` }),
    );
    expect(await service.change(pinned.key, { ref: '' })).toEqual({ key, successor: null });
    const follows = await settled(service, key);
    expect(follows).toMatchObject({ ref: null, commit, files: 3, error: { code: 'source.unreachable' } });
    expect((await find(service, 'brass valve', [key]))[0]?.path).toBe('c.md');
    expect([server.requests.length, embedded().length]).toEqual([requests, before]);
  });

  it('knows the branch that it followed, which it follows again without the server, and none where it is told so', async () => {
    const { service, server, key, old, commit, embedded } = await fetched();
    const branch = await service.change(key, { ref: 'old' });
    await settled(service, branch.key);
    const pinned = await service.change(branch.key, { ref: old });
    // To another commit and back, it is still pinned.
    const other = await service.change(pinned.key, { ref: commit });
    expect(await settled(service, other.key)).toMatchObject({ ref: commit, pinnedFrom: 'old', state: 'ready' });
    const again = await service.change(other.key, { ref: old });
    expect(await settled(service, again.key)).toMatchObject({ ref: old, pinnedFrom: 'old', state: 'ready' });
    server.close();
    const before = embedded().length;
    expect(await service.change(again.key, { ref: 'old' })).toEqual({ key: branch.key, successor: null });
    expect(await settled(service, branch.key)).toMatchObject({ ref: 'old', pinnedFrom: null, commit: old });
    expect(embedded().length).toBe(before);
  });

  it('is what it was after a restart', async () => {
    const { service, server, end, reopen, key, commit } = await fetched();
    server.close();
    const pinned = await service.change(key, { ref: commit });
    await end();
    const again = await reopen();
    await again.service.start();
    expect(await settled(again.service, pinned.key)).toMatchObject({ state: 'ready', error: null, ref: commit });
    expect(again.service.find(key)).toBe(null);
  });

  it('goes on with the vectors that are being made', async () => {
    const { service, server, embedder, embedded, key, commit } = await served('silver');
    await embedder.waiting;
    server.close();
    const changing = service.change(key, { ref: commit });
    embedder.release();
    const pinned = await changing;
    expect(await settled(service, pinned.key)).toMatchObject({ state: 'ready', error: null, ref: commit });
    expect(embedded().toSorted()).toEqual(['brass', 'copper', 'silver']);
  });
});

describe('a repository that is to follow another ref', () => {
  it('stays in its place and is searched as it was until that is there; what both have is not read again', async () => {
    const { service, key, old, commit, embedded, before, listed } = await fetched();
    const [same] = await find(service, 'silver valve', [key]);
    const changed = await service.change(key, { ref: 'old' });
    const rows: unknown[] = [];
    for await (const event of service.watchList()) {
      const source = event.type === 'list' ? event.sources[1] : event.type === 'changed' ? event.source : undefined;
      if (source?.state === 'working' && source.key === key) rows.push([source.commit, source.passages]);
      if (source?.state === 'ready' && source.key === changed.key) break;
    }
    expect(rows[0]).toEqual([commit, 3]);
    expect(await listed()).toEqual([
      ['docs', 'old', 'ready'],
      ['other', null, 'ready'],
    ]);
    const [found] = await find(service, 'golden valve', [changed.key]);
    expect([found?.path, found?.commit, embedded().slice(before)]).toEqual(['c.md', old, ['golden']]);
    expect((await find(service, 'silver valve', [changed.key]))[0]?.id).toBe(same?.id);
  });

  it('is as it was when nothing is read there, and an index that is lost then is made of that', async () => {
    const { service, server, end, reopen, dataDir, origin, key, commit } = await fetched();
    await git(origin, 'rm', '--quiet', 'a.md', 'b.md', 'c.md');
    await commitFiles(origin, { 'a.png': '' });
    await git(origin, 'branch', 'pictures');
    const changed = await service.change(key, { ref: 'pictures' });
    expect(await settled(service, key)).toMatchObject({
      state: 'failed',
      error: { code: 'source.noText' },
      ref: null,
      commit,
      files: 3,
    });
    expect([service.find(changed.key), (await find(service, 'brass valve', [key]))[0]?.path]).toEqual([null, 'c.md']);
    server.close();
    await end();
    await rm(join(dataDir, 'index.db'));
    const again = await reopen();
    await again.service.start();
    expect(await settled(again.service, key)).toMatchObject({ state: 'ready', commit, files: 3 });
  });

  it('tells why it cannot, and gets the vectors that were being made all the same', async () => {
    const { service, embedder, embedded, key } = await served('silver');
    await embedder.waiting;
    const changing = service.change(key, { ref: 'nowhere' });
    embedder.release();
    await changing;
    expect(await settled(service, key)).toMatchObject({
      state: 'failed',
      error: { code: 'source.wrongRef' },
      files: 3,
    });
    await expect.poll(() => embedded().toSorted()).toEqual(['brass', 'copper', 'silver']);
    expect(await settled(service, key)).toMatchObject({ state: 'failed', error: { code: 'source.wrongRef' } });
  });

  it('goes on with its vectors when that is called off', async () => {
    const { service, embedder, embedded, key } = await served('silver');
    await embedder.waiting;
    const changing = service.change(key, { ref: 'old' });
    embedder.release();
    await changing;
    const { key: left } = await service.change(key, { ref: '' });
    expect(await settled(service, left)).toMatchObject({ state: 'ready', error: null, ref: null });
    expect(embedded()).toEqual(expect.arrayContaining(['brass', 'copper', 'silver']));
  });

  it('is what the last of several changes says, whenever it comes', async () => {
    const { service, key, commit, listed } = await fetched();
    await Promise.all([service.change(key, { ref: 'old' }), settled(service, key)]);
    const first = present((await service.list())[1]);
    const last = await service.change(first.key, { ref: commit });
    expect(await settled(service, last.key)).toMatchObject({ state: 'ready', ref: commit, commit });
    expect((await listed()).map(([name]) => name)).toEqual(['docs', 'other']);
  });
});

test('a source that is to be where another is already tells which takes its place', async () => {
  const { service } = await temporaryService();
  await service.start();
  const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
  commitAll(repository);
  for (const branch of ['one', 'two']) await git(repository, 'branch', branch);
  const [one, two] = [
    await service.add({ address: repository, ref: 'one', name: 'One' }),
    await service.add({ address: repository, ref: 'two', name: 'Two' }),
  ];
  await Promise.all([settled(service, one.key), settled(service, two.key)]);
  const told: (readonly [becoming: string | null | undefined, successor: string | null])[] = [];
  const watching = (async () => {
    for await (const event of service.watchList()) {
      if (event.type === 'removed' && event.key === one.key) return;
      if (event.type === 'changed' && event.source.key === one.key)
        told.push([event.source.becoming?.ref, event.source.successor]);
    }
  })();
  expect(await service.change(one.key, { ref: 'two' })).toEqual({ key: two.key, successor: 'Two' });
  await watching;
  expect([...new Set(told.map(String))]).toEqual(['two,Two']);
});
