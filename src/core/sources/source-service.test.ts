import { execFileSync } from 'node:child_process';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wording } from '../../shared/text/wording';
import type { AppError } from '../errors';
import { commitFiles } from '../knowledge/testing/git-repository';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { serveGit } from '../knowledge/testing/git-server';
import { type SourceService } from './source-service';
import { commitAll, find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';

describe('sources', () => {
  it('the handbook is searchable on a first start, without being added', async () => {
    const { service } = await temporaryService();
    void service.start();
    const searchable = await service.searchable();
    const found = await find(
      service,
      'brass key',
      searchable.map((source) => source.key),
    );
    expect(searchable.map((source) => source.name)).toEqual(['Built-in handbook']);
    expect(found[0]).toMatchObject({ path: 'guide.md', text: expect.stringContaining('brass key') });
  });

  it('a git folder is indexed at its commit, and a plain folder as plain files', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve opens at noon.\n' });
    const commit = commitAll(repository);
    const plain = await makeFolder({ 'b.md': '# B\n\nThe silver valve opens at night.\n' });
    const keys = [(await service.add({ address: repository })).key, (await service.add({ address: plain })).key];
    const sources = [await settled(service, keys[0] ?? ''), await settled(service, keys[1] ?? '')];
    expect(sources.map(({ state, commit: at, files }) => [state, at, files])).toEqual([
      ['ready', commit, 1],
      ['ready', null, 1],
    ]);
    const [found] = await find(service, 'copper valve', keys);
    expect(found).toMatchObject({ path: 'a.md', commit, sourceKey: keys[0] });
    const { id: _id, trail: _trail, text: _text, score: _score, ...place } = present(found);
    expect((await service.open(place)).text).toContain('The copper valve opens at noon.');
  });

  it('a file of a source is read by lines, and its folders are listed', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n', 'b.md': '# B\n' });
    const commit = commitAll(folder);
    const { key } = await service.add({ address: folder });
    await settled(service, key);
    expect(await service.readFile({ key, path: 'a.md', fromLine: 3 })).toMatchObject({
      commit,
      lines: [3, 3],
      text: 'The copper valve.',
    });
    expect(await service.listFiles({ key, limit: 1 })).toEqual({ names: ['a.md'], total: 2 });
    await expect(service.readFile({ key, path: 'none/a.md' })).rejects.toMatchObject({ code: 'source.otherFile' });
  });

  it('a file in an encoding of its own is searched, read and opened as the text that it is', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({});
    const text = '# Ventile\n\nDas Überdruckventil öffnet um fünf.\n';
    await writeFile(join(folder, 'latin.md'), Buffer.from(text, 'latin1'));
    await writeFile(join(folder, 'wide.md'), Buffer.from(`\ufeff${text.replace('fünf', 'zwölf')}`, 'utf16le'));
    commitAll(folder);
    const { key } = await service.add({ address: folder });
    await settled(service, key);
    const found = await find(service, 'Überdruckventil', [key]);
    const lines = await Promise.all(
      found.map(async ({ id: _id, trail: _trail, text: told, score: _score, ...place }) => [
        told.split('\n').at(-1),
        (await service.open(place)).text.split('\n')[2],
        (await service.readFile({ key, path: place.path, fromLine: 3 })).text,
      ]),
    );
    const [five, twelve] = ['fünf', 'zwölf'].map((hour) => `Das Überdruckventil öffnet um ${hour}.`);
    expect(new Map(lines.map((each, at) => [found[at]?.path, each]))).toEqual(
      new Map([
        ['latin.md', Array(3).fill(five)],
        ['wide.md', Array(3).fill(twelve)],
      ]),
    );
  });

  it('what is not there, or has no text, is said', async () => {
    const { service } = await temporaryService();
    await service.start();
    await expect(service.add({ address: '/no/such/folder' })).rejects.toMatchObject({ code: 'source.missing' });
    await expect(service.add({ address: 'ext::sh -c id' })).rejects.toMatchObject({ code: 'source.scheme' });
    await expect(service.add({ address: '--upload-pack=x' })).rejects.toMatchObject({ code: 'source.address' });
    const empty = await makeFolder({});
    await mkdir(join(empty, 'images'));
    const { key } = await service.add({ address: empty });
    expect(await settled(service, key)).toMatchObject({ state: 'failed', error: { code: 'source.noText' } });
  });

  it('one that failed makes way for the next try from its address, and one that was searchable does not', async () => {
    const { service, dataDir } = await temporaryService();
    await service.start();
    const root = join(dataDir, 'served');
    const server = await startGitServer(root);
    await commitFiles(join(root, 'docs'), { 'a.md': '# A\n\nThe copper valve.\n' });
    const add = async (address: string, ref?: string) => {
      const { key } = await service.add({ address, ref });
      const { state, name } = await settled(service, key);
      return [state, name];
    };
    const listed = async () => (await service.list()).flatMap(({ kind, ref }) => (kind === 'repository' ? [ref] : []));
    const url = server.url('docs');
    expect(await add(url, 'mian')).toEqual(['failed', 'docs']);
    expect(await add(url, 'mian')).toEqual(['failed', 'docs']);
    expect(await add(`${url}.git`, 'mein')).toEqual(['failed', 'docs']);
    expect(await listed()).toEqual(['mein']);
    expect(await add(url, 'main')).toEqual(['ready', 'docs']);
    await service.release(present(service.find(url)?.key));
    expect(await add(server.url('other'))).toEqual(['failed', 'other']);
    expect(await add(url, 'none')).toEqual(['failed', 'docs @ none']);
    // The same once more stays where it is.
    expect(await add(server.url('other'))).toEqual(['failed', 'other']);
    await expect(service.addAndWait({ address: url, ref: 'nowhere', sessionId: 's1' })).rejects.toThrow();
    expect(await listed()).toEqual(['main', null, 'none']);
  });

  it('are found again after a restart, by name, key and address', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await opened.service.add({ address: folder });
    const before = await settled(opened.service, key);
    const { service } = await opened.reopen();
    await service.start();
    expect([before.name, key, folder].map((text) => service.find(text)?.key)).toEqual([key, key, key]);
    expect((await find(service, 'copper valve', [key]))[0]?.path).toBe('a.md');
  });

  it('the handbook moves with the app', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    await opened.service.searchable();
    const moved = await makeFolder({ 'new.md': '# New\n\nTurn the iron wheel.\n' });
    const { service } = await opened.reopen({ en: moved });
    await service.start();
    const searchable = await service.searchable();
    const found = await find(
      service,
      'iron wheel',
      searchable.map((source) => source.key),
    );
    expect([searchable.length, found[0]?.path]).toEqual([1, 'new.md']);
  });

  it('removing one takes it from the list, the search and the cache', async () => {
    const { service, cache } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: folder });
    await settled(service, key);
    await service.remove(key);
    expect([service.find(key), await find(service, 'copper valve', [key]), await cache.list()]).toEqual([null, [], []]);
    await expect(service.refresh(key)).rejects.toMatchObject({ code: 'source.unknown' });
  });

  it('what was fetched has a whole row in the cache, which tells when it was fetched, followed and of use', async () => {
    let time = 1_000;
    const { service, cache, dataDir } = await temporaryService(() => time);
    await service.start();
    const root = join(dataDir, 'served');
    const server = await startGitServer(root);
    const first = await commitFiles(join(root, 'docs'), { 'guide/a.md': '# A\n\nThe copper valve.\n' });
    const url = server.url('docs');
    const { key } = await service.add({ address: url, ref: 'main', searchPath: 'guide' });
    const { sizeBytes } = await settled(service, key);
    const row = {
      resourceKey: key,
      url,
      ref: 'main',
      searchPath: 'guide',
      localPath: `repositories/${key}.git`,
      commit: first,
      clonedAt: 1_000,
      lastUpdated: 1_000,
      lastAccessed: 1_000,
      sizeBytes,
    };
    const rows = [await cache.list()];
    time = 2_000;
    const next = await commitFiles(join(root, 'docs'), { 'guide/a.md': '# A\n\nThe silver valve.\n' });
    await service.refresh(key);
    const { sizeBytes: grown } = await settled(service, key);
    time = 3_000;
    await find(service, 'silver valve', [key]);
    rows.push(await cache.list());
    expect(sizeBytes).toBeGreaterThan(0);
    expect(rows).toEqual([
      [row],
      [{ ...row, commit: next, lastUpdated: 2_000, lastAccessed: 3_000, sizeBytes: grown }],
    ]);
  });

  it('a name is held by what was fetched; what never was gets another once it is', async () => {
    const { service } = await temporaryService();
    await service.start();
    const root = await makeFolder({});
    const guide = { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' };
    await commitFiles(join(root, 'kettle'), guide);
    const server = await startGitServer(root);
    const listed = async () => (await service.list()).slice(1).map(({ name }) => name);
    const names: string[][] = [];
    const adds = [['none/kettle'], ['gone/kettle'], ['kettle'], ['kettle', 'main'], ['lost/kettle']] as const;
    for (const [path, ref] of adds) {
      const { key } = await service.add({ address: server.url(path), ref });
      await settled(service, key);
      names.push(await listed());
    }
    expect(names).toEqual([
      ['kettle'],
      ['kettle', 'kettle'],
      ['kettle', 'kettle', 'kettle'],
      ['kettle', 'kettle', 'kettle', 'kettle @ main'],
      ['kettle', 'kettle', 'kettle', 'kettle @ main', 'kettle (2)'],
    ]);
    expect(service.find('kettle')?.address).toBe(server.url('kettle'));
    await commitFiles(join(root, 'gone/kettle'), guide);
    for (const path of ['gone/kettle', 'none/kettle']) {
      const key = present(service.find(server.url(path))?.key);
      await service.refresh(key);
      await settled(service, key);
    }
    expect(await listed()).toEqual(['kettle (3)', 'kettle (2)', 'kettle', 'kettle @ main', 'kettle (2)']);
  });

  it('the name of one that was removed, or stopped before it came to anything, is free', async () => {
    const { service, dataDir } = await temporaryService();
    await service.start();
    const add = async (path: string) => {
      const folder = join(dataDir, path);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'a.md'), '# A\n\nThe copper valve.\n');
      return (await service.add({ address: folder })).key;
    };
    const nameOf = (key: string) => service.find(key)?.name;
    const removed = await add('one/docs');
    await service.remove(removed);
    const stopped = await add('two/docs');
    await service.stop(stopped);
    await settled(service, stopped);
    const keys = [stopped, await add('three/docs'), await add('four/docs')];
    expect(keys.map(nameOf)).toEqual(['docs', 'docs', 'docs (2)']);
    for (const key of keys.slice(1)) await settled(service, key);
    await service.refresh(stopped);
    expect((await settled(service, stopped)).name).toBe('docs (3)');
  });

  it('a new name is the name everywhere, at once', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: folder, name: 'Valves' });
    expect((await settled(service, key)).name).toBe('Valves');
    expect(await service.change(key, { name: 'Pipes' })).toEqual({ key, successor: null });
    expect([service.find('pipes')?.key, service.find('valves')]).toEqual([key, null]);
    expect((await find(service, 'copper valve', [key]))[0]?.sourceName).toBe('Pipes');
    expect(await service.add({ address: folder })).toEqual({ key });
    expect((await settled(service, key)).name).toBe('Pipes');
    expect(await service.add({ address: folder, name: 'Taps' })).toEqual({ key });
    expect((await settled(service, key)).name).toBe('Taps');
  });

  it('one at another ref takes the place of the old one once it is ready, and never before', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const first = commitAll(repository);
    await writeFile(join(repository, 'a.md'), '# A\n\nThe silver valve.\n');
    commitAll(repository);
    const { key } = await service.add({ address: repository, name: 'Valves' });
    await settled(service, key);
    const wrong = await service.change(key, { ref: 'nowhere' });
    while (service.find(wrong.key) !== null) await new Promise((resolve) => setImmediate(resolve));
    // No row of its own is left of what could not be fetched.
    expect(await settled(service, key)).toMatchObject({
      state: 'failed',
      error: { code: 'source.wrongRef' },
      files: 1,
    });
    expect((await find(service, 'silver valve', [key])).length).toBe(1);
    const pinned = await service.change(key, { ref: first });
    expect(await settled(service, pinned.key)).toMatchObject({ state: 'ready', commit: first, name: 'Valves' });
    expect((await find(service, 'copper valve', [pinned.key])).length).toBe(1);
    while (service.find(key) !== null) await new Promise((resolve) => setImmediate(resolve));
  });

  it('of several changes at once the last one counts, and one back to what it was calls off all', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    commitAll(repository);
    for (const branch of ['one', 'two', 'three']) execFileSync('git', ['branch', branch], { cwd: repository });
    const { key } = await service.add({ address: repository, ref: 'one', name: 'Valves' });
    await settled(service, key);
    const listed = async () => (await service.list()).slice(1).map(({ name, ref, state }) => [name, ref, state]);
    await service.change(key, { ref: 'two' });
    const last = await service.change(key, { ref: 'three' });
    await settled(service, last.key);
    while (service.find(key) !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(await listed()).toEqual([['Valves', 'three', 'ready']]);
    await service.change(last.key, { ref: 'two' });
    expect(await service.change(last.key, { ref: 'three' })).toEqual(last);
    expect(await listed()).toEqual([['Valves', 'three', 'ready']]);
  });

  it('one that is called by its ref is called by another once it is there', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    commitAll(repository);
    for (const branch of ['one', 'two']) execFileSync('git', ['branch', branch], { cwd: repository });
    await settled(service, (await service.add({ address: repository })).key);
    const { key } = await service.add({ address: repository, ref: 'one' });
    const name = basename(repository);
    expect((await settled(service, key)).name).toBe(`${name} @ one`);
    const changed = await service.change(key, { ref: 'two' });
    expect((await settled(service, changed.key)).name).toBe(`${name} @ two`);
    await service.change(changed.key, { name: 'Valves' });
    while (service.find(key) !== null) await new Promise((resolve) => setImmediate(resolve));
    const last = await service.change(changed.key, { ref: 'one' });
    expect((await settled(service, last.key)).name).toBe('Valves');
  });

  it('one that is removed while it is changed is gone, and can be added as what it was to become', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    commitAll(repository);
    const { key } = await service.add({ address: repository });
    await settled(service, key);
    execFileSync('git', ['branch', 'one'], { cwd: repository });
    const changed = await service.change(key, { ref: 'one' });
    await service.remove(key);
    expect([service.find(key), service.find(changed.key)]).toEqual([null, null]);
    expect(await service.add({ address: repository, ref: 'one' })).toEqual({ key: changed.key });
    expect(await settled(service, changed.key)).toMatchObject({ state: 'ready', ref: 'one' });
  });

  it('a name that another has is not given, in capitals or not, and a folder is called by what can be shown', async () => {
    const { service, dataDir } = await temporaryService();
    await service.start();
    const add = async (name: string, given?: string) => {
      const folder = join(dataDir, 'docs', name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'a.md'), '# A\n\nThe copper valve.\n');
      const { key } = await service.add({ address: folder, name: given });
      await settled(service, key);
      return key;
    };
    const keys = [await add('Valves'), await add('a/valves'), await add('two\nlines'), await add('x'.repeat(150))];
    expect(keys.map((key) => service.find(key)?.name)).toEqual([
      'Valves',
      'valves (2)',
      'two\ufffdlines',
      `${'x'.repeat(99)}…`,
    ]);
    const taken = { code: 'source.nameTaken', params: { name: 'BUILT-IN HANDBOOK' } };
    await expect(add('other', 'BUILT-IN HANDBOOK')).rejects.toMatchObject(taken);
    await expect(service.change(present(keys[0]), { name: 'BUILT-IN HANDBOOK' })).rejects.toMatchObject(taken);
    await service.change(present(keys[0]), { name: 'VALVES' });
    expect(service.find('valves')?.name).toBe('VALVES');
  });

  it('two that would have one name are told apart by what they are of', async () => {
    const { service } = await temporaryService();
    await service.start();
    const repository = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    commitAll(repository);
    execFileSync('git', ['branch', 'next'], { cwd: repository });
    const keys = [await service.add({ address: repository }), await service.add({ address: repository, ref: 'next' })];
    const names = (await service.list())
      .filter(({ key }) => keys.some((each) => each.key === key))
      .map((each) => each.name);
    expect(names).toEqual([basename(repository), `${basename(repository)} @ next`]);
    for (const { key } of keys) await settled(service, key);
  });

  it('the handbook cannot be changed or taken away', async () => {
    const { service } = await temporaryService();
    await service.start();
    const [handbook] = await service.searchable();
    const { key } = present(handbook);
    const calls = [service.change(key, { ref: 'x' }), service.remove(key), service.release(key)];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'source.fixed' });
  });

  it('what is not read of one is told, also after a restart, and when nothing of it is read', async () => {
    const { service, reopen } = await temporaryService();
    await service.start();
    const { key } = await service.add({ address: await makeFolder({ 'a.md': '# A\n\nheron', 'b.png': '' }) });
    const pictures = await service.add({ address: await makeFolder({ 'b.png': '' }) });
    const told = async (opened: SourceService) => [
      (await settled(opened, key)).skipped,
      (await settled(opened, pictures.key)).skipped,
    ];
    const skipped = [{ reason: 'otherKind', count: 1, paths: ['b.png'] }];
    expect(await told(service)).toEqual([skipped, skipped]);
    await expect(service.readFile({ key, path: './b.png' })).rejects.toMatchObject({
      code: 'source.notRead',
      params: { path: 'b.png', reason: wording.sources.skipped.otherKind },
    });
    await expect(service.readFile({ key, path: 'c.md' })).rejects.toMatchObject({ code: 'source.noFile' });
    const again = await reopen();
    await again.service.start();
    expect(await told(again.service)).toEqual([skipped, skipped]);
  });

  it('one that is being removed is left alone, and can be added again afterwards', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: folder });
    await settled(service, key);
    const removed = service.remove(key);
    await expect(service.refresh(key)).rejects.toMatchObject({ code: 'source.unknown' });
    await expect(service.release(key)).rejects.toMatchObject({ code: 'source.unknown' });
    await expect(service.add({ address: folder })).rejects.toMatchObject({ code: 'source.leaving' });
    await removed;
    expect(await find(service, 'copper valve', [key])).toEqual([]);
    await service.add({ address: folder });
    expect(await settled(service, key)).toMatchObject({ state: 'ready' });
  });

  it('a question names one that was fetched before, and its server is gone', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const root = await makeFolder({});
    await commitFiles(join(root, 'docs'), { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' });
    const server = await serveGit(root);
    const address = server.url('docs');
    const { key } = await opened.service.addAndWait({ address });
    await settled(opened.service, key);
    const [row] = await opened.cache.list();
    const folder = await stat(join(opened.dataDir, row?.localPath ?? ''));
    server.close();
    const found = await opened.service.addAndWait({ address });
    expect([found.key, found.error?.code, folder.isDirectory()]).toEqual([key, 'source.unreachable', true]);
    expect((await find(opened.service, 'brass key', [key]))[0]?.path).toBe('guide.md');
    await expect(opened.service.addAndWait({ address: server.url('other') })).rejects.toMatchObject({
      code: 'source.unreachable',
    });
  });

  it('what an answer cites opens after a refresh, a removal, and with index and repositories deleted', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const root = await makeFolder({});
    const guide = '# Hatch\n\nTurn the brass key twice.\n';
    await commitFiles(join(root, 'docs'), { 'guide.md': guide });
    const server = await startGitServer(root);
    const { key } = await opened.service.add({ address: server.url('docs') });
    await settled(opened.service, key);
    const {
      id: _id,
      trail: _trail,
      text: _text,
      score: _score,
      ...place
    } = present((await find(opened.service, 'brass key', [key]))[0]);
    await opened.cite(place);
    const texts = [(await opened.service.open(place)).text];

    await commitFiles(join(root, 'docs'), { 'guide.md': '# Hatch\n\nThere is no key any more.\n' });
    await opened.service.refresh(key);
    await settled(opened.service, key);
    texts.push((await opened.service.open(place)).text);
    await opened.service.remove(key);
    texts.push((await opened.service.open(place)).text);

    await opened.end();
    for (const name of ['index.db', 'repositories']) await rm(join(opened.dataDir, name), { recursive: true });
    const { service } = await opened.reopen();
    await service.start();
    texts.push((await service.open(place)).text);
    expect(texts).toEqual([guide, guide, guide, guide]);
    const { address: _address, ...ofFolder } = { ...place, blob: '0'.repeat(40), sourceName: 'docs' };
    const refusals = [ofFolder, { ...ofFolder, address: server.url('docs') }].map((cited) =>
      service.open(cited).catch((error: AppError) => [error.code, error.params]),
    );
    // Whoever imported the answer may never have had the source.
    expect(await Promise.all(refusals)).toEqual([
      ['place.folderAway', { name: 'docs' }],
      ['place.sourceAway', { name: 'docs', address: server.url('docs') }],
    ]);
  });

  it('one that was cut off before it came to anything is fetched at the next start', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await opened.service.add({ address: folder });
    const { service } = await opened.reopen();
    await service.start();
    expect(await settled(service, key)).toMatchObject({ state: 'ready', files: 1 });
  });

  it('one that the user stopped stays so', async () => {
    const opened = await temporaryService();
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await opened.service.add({ address: folder });
    await opened.service.stop(key);
    expect(await settled(opened.service, key)).toMatchObject({ state: 'stopped' });
    const { service } = await opened.reopen();
    await service.start();
    expect(await settled(service, key)).toMatchObject({ state: 'stopped' });
  });

  it('two refreshes at once are one', async () => {
    const { service, dataDir } = await temporaryService();
    await service.start();
    const root = join(dataDir, 'served');
    const server = await startGitServer(root);
    await commitFiles(join(root, 'docs'), { 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: server.url('docs') });
    await settled(service, key);
    const before = server.requests.length;
    await Promise.all([service.refresh(key), service.refresh(key), service.add({ address: server.url('docs') })]);
    await settled(service, key);
    // One question for the references, and none for more.
    expect(server.requests.slice(before)).toEqual(['GET /docs/info/refs', 'POST /docs/git-upload-pack']);
  });

  it('one that was indexed is searched as it was when a refresh of it is stopped', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: folder });
    const before = await settled(service, key);
    await service.refresh(key);
    await service.stop(key);
    expect(await settled(service, key)).toEqual(before);
  });

  it('a turn that is stopped leaves a fetch that the user began', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const { key } = await service.add({ address: folder });
    await expect(service.addAndWait({ address: folder }, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
    expect(await settled(service, key)).toMatchObject({ state: 'ready' });
    const other = await makeFolder({ 'b.md': '# B\n\nThe silver valve.\n' });
    await expect(service.addAndWait({ address: other }, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
    expect(await settled(service, present(service.find(other) ?? undefined).key)).toMatchObject({ state: 'stopped' });
  });

  it('a ref of a repository is found by the name of another, by its own name and by its commit', async () => {
    const { service } = await temporaryService();
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const commit = commitAll(folder);
    execFileSync('git', ['tag', 'v1'], { cwd: folder });
    const { key } = await service.add({ address: folder });
    const { name } = await settled(service, key);
    const short = commit.slice(0, 10);
    expect([service.find(name, 'v1'), service.find(name, commit)?.key]).toEqual([null, key]);
    expect([short, commit.slice(0, 6)].map((each) => service.find(name, each)?.key)).toEqual([key, undefined]);
    const tagged = await service.addAndWait({ address: folder, ref: 'v1' });
    expect([name, folder, key].map((text) => service.find(text, 'v1')?.key)).toEqual([
      tagged.key,
      tagged.key,
      tagged.key,
    ]);
    expect(service.find(name)?.key).toBe(key);
    expect((await service.list()).map(({ ref }) => ref)).toEqual([null, null, 'v1']);
    const { key: changed } = await service.change(tagged.key, { ref: short });
    expect(changed).toBe((await service.add({ address: folder, ref: commit })).key);
  });

  it('an approved address that cannot be fetched fails with its code', async () => {
    const { service } = await temporaryService();
    await service.start();
    await expect(service.addAndWait({ address: 'http://127.0.0.1:1/x.git' })).rejects.toMatchObject({
      code: 'source.unreachable',
    });
  });
});
