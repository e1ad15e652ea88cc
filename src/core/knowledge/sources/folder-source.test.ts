import { createClient } from '@libsql/client';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createWordEmbedder } from '../testing/word-embedder';
import { commitFiles, git, writeFiles } from '../testing/git-repository';
import { indexedPaths, search, sourceOf, update } from '../testing/sources';
import { startGitServer } from '../testing/start-git-server';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { vectorTables } from '../index/passage-vectors';
import { blobId } from './git/blob-id';

const GUIDE =
  '# Guide\n\n## Add a repository\n\nPress a key and type its address.\n\n## Stop\n\nPress Escape to stop.\n';

async function setUp() {
  const config = await temporaryConfig();
  const folder = join(config.dir, 'docs');
  await mkdir(folder);
  return { config, folder, knowledge: openKnowledge(config) };
}

describe('a plain folder', () => {
  test('is searched and opened where it says', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'guide/start.md': GUIDE, 'other.md': '# Other\n\nNothing of the kind.\n' });
    const source = sourceOf('folder', folder);
    expect(await update(knowledge, source)).toEqual({
      commit: null,
      localPath: null,
      edited: 0,
      skipped: [],
      sizeBytes: 0,
      isWhole: false,
      files: 2,
      passages: 3,
    });
    const [passage] = await search(knowledge, source, 'How do I add a repository?');
    const blob = blobId(Buffer.from(GUIDE));
    expect(passage).toMatchObject({
      sourceKey: source.key,
      sourceName: 'docs',
      commit: null,
      path: 'guide/start.md',
      lines: [1, 5],
      blob,
      trail: ['Guide', 'Add a repository'],
    });
    if (passage === undefined) return;
    expect(await knowledge.sources.open({ place: passage, source })).toEqual({
      place: passage,
      text: GUIDE,
      firstLine: 1,
      shown: GUIDE.split('\n').slice(0, 5).join('\n'),
      page: null,
    });
  });

  test('of source code is searched by symbol, with its lines', async () => {
    const { folder, knowledge } = await setUp();
    const body = '    work(1234567890, 1234567890)\n'.repeat(20);
    const code = `import os\n\nclass Heron:\n  def wade(self):\n${body}\n  def stalk(self):\n${body}`;
    await writeFiles(folder, { 'birds/heron.py': code });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    expect(await search(knowledge, source, 'stalk', 1)).toMatchObject([
      { path: 'birds/heron.py', lines: [26, 46], trail: ['Heron', 'stalk'] },
    ]);
  });

  test('is searched for what its pages say, by word and by meaning, and quoted as they are read', async () => {
    const config = await temporaryConfig();
    const words = createWordEmbedder();
    const embedded: string[] = [];
    const embed = (text: string) => {
      embedded.push(text);
      return words.embed(text);
    };
    const knowledge = openKnowledge(config, { embedder: async () => ({ ...words, embed }) });
    const page = '<h1 class="wrapper">Heron</h1>\n<script>track()</script>\n<p>It is <b>gr</b>ey &amp; tall.</p>';
    await writeFiles(join(config.dir, 'docs'), { 'page.html': page });
    const source = sourceOf('folder', join(config.dir, 'docs'));
    await update(knowledge, source);
    expect(embedded).toEqual(['Heron\nHeron It is grey & tall.']);
    expect(await search(knowledge, source, 'grey')).toMatchObject([
      { lines: [1, 3], text: '# Heron\n\nIt is **gr**ey & tall.' },
    ]);
    for (const hidden of ['wrapper', 'track', 'amp']) {
      // Nothing of the page is near them either.
      expect(await search(knowledge, source, hidden)).toEqual([]);
    }
  });

  test('is found by meaning where no word of the question stands in it', async () => {
    const config = await temporaryConfig();
    const words = createWordEmbedder();
    const embed = (text: string) => words.embed(text.replaceAll('wader', 'heron'));
    const knowledge = openKnowledge(config, { embedder: async () => ({ ...words, embed }) });
    await writeFiles(join(config.dir, 'docs'), { 'a.md': 'The heron stands still.', 'b.md': 'Gears mesh by teeth.' });
    const source = sourceOf('folder', join(config.dir, 'docs'));
    await update(knowledge, source);
    expect((await search(knowledge, source, 'wader')).map(({ path }) => path)).toEqual(['a.md']);
  });

  test('that changed gives what is new, and an old citation from the index', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nThe heron is grey.\n', 'b.md': '# B\n\nThe gull is white.\n' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    const [old] = await search(knowledge, source, 'heron');
    if (old === undefined) throw new Error('nothing was found');
    await writeFiles(folder, { 'a.md': '# A\n\nThe stork is black.\n' });
    expect(await knowledge.sources.open({ place: old, source })).toEqual({
      place: old,
      text: '# A\n\nThe heron is grey.\n',
      firstLine: 1,
      shown: '# A\n\nThe heron is grey.',
      page: null,
    });
    await rm(join(folder, 'b.md'));
    expect(await update(knowledge, source)).toMatchObject({ files: 1, passages: 1 });
    const texts = (await search(knowledge, source, 'heron grey gull white')).map((passage) => passage.text);
    expect(texts.filter((text) => /heron|gull/.test(text))).toEqual([]);
    expect(await search(knowledge, source, 'stork')).toMatchObject([{ path: 'a.md' }]);
    await expect(knowledge.sources.open({ place: old, source })).rejects.toMatchObject({ code: 'place.gone' });
  });

  test('that was looked at long ago is found as it is now, whatever its times tell', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config, { now: () => Date.now() + 60_000 });
    const folder = join(config.dir, 'docs');
    await writeFiles(folder, { 'a.md': '# A\n\nThe heron.\n' });
    const { atime, mtime } = await stat(folder);
    await utimes(join(folder, 'a.md'), atime, mtime);
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    await update(knowledge, source);
    await writeFiles(folder, { 'a.md': '# A\n\nThe stork.\n' });
    await utimes(join(folder, 'a.md'), atime, mtime);
    await update(knowledge, source);
    expect((await search(knowledge, source, 'heron stork')).map(({ text }) => text)).toEqual(['# A\n\nThe stork.']);
  });

  test('follows no link, and leaves out what nobody wrote for reading', async () => {
    const { config, folder, knowledge } = await setUp();
    await writeFiles(config.dir, { 'outside/secret.md': '# Secret\n\nword' });
    await writeFiles(folder, {
      'a.md': '# A\n\nword',
      'node_modules/x/readme.md': 'word',
      'package-lock.json': 'word',
      'app.min.js': 'word',
      'image.png': 'word',
      'binary.txt': Buffer.from('word\0word'),
      'large.md': 'word '.repeat(300_000),
    });
    await symlink(join(config.dir, 'outside'), join(folder, 'linked'));
    await symlink(join(config.dir, 'outside/secret.md'), join(folder, 'linked.md'));
    const source = sourceOf('folder', folder);
    const { skipped } = await update(knowledge, source);
    expect(await indexedPaths(knowledge, source, 'word')).toEqual(['a.md']);
    expect(skipped).toEqual([
      { reason: 'tooLarge', count: 1, paths: ['large.md'] },
      { reason: 'binary', count: 1, paths: ['binary.txt'] },
      { reason: 'machineMade', count: 2, paths: ['app.min.js', 'package-lock.json'] },
      { reason: 'othersWork', count: 1, paths: ['node_modules/'] },
      { reason: 'otherKind', count: 1, paths: ['image.png'] },
      { reason: 'link', count: 2, paths: ['linked', 'linked.md'] },
    ]);
    for (const searchPath of ['../outside', 'linked', 'none']) {
      await expect(update(knowledge, sourceOf('folder', folder, { searchPath }))).rejects.toMatchObject({
        code: 'source.wrongPath',
      });
    }
  });

  test('gives a citation nothing from outside, whatever path it names', async () => {
    const { config, folder, knowledge } = await setUp();
    const secret = Buffer.from('secret');
    await writeFiles(config.dir, { 'secret.md': secret });
    await writeFiles(folder, { 'a.md': '# A\n\nword' });
    await symlink(join(config.dir, 'secret.md'), join(folder, 'linked.md'));
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    for (const path of ['../secret.md', join(config.dir, 'secret.md'), 'linked.md']) {
      const place = {
        sourceKey: source.key,
        sourceName: 'docs',
        commit: null,
        path,
        lines: [1, 1] as [number, number],
        blob: blobId(secret),
      };
      await expect(knowledge.sources.open({ place, source })).rejects.toMatchObject({ code: 'place.gone' });
    }
  });

  test('that is not there, or has no ref, is told so', async () => {
    const { folder, knowledge } = await setUp();
    await expect(update(knowledge, sourceOf('folder', join(folder, 'none')))).rejects.toMatchObject({
      code: 'source.missing',
    });
    await expect(update(knowledge, sourceOf('folder', folder, { ref: 'main' }))).rejects.toMatchObject({
      code: 'source.wrongRef',
    });
  });

  test('is validated by its index', async () => {
    const { config, folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nword' });
    const source = sourceOf('folder', folder);
    expect(await knowledge.sources.validate({ source, commit: null })).toBe(false);
    await update(knowledge, source);
    expect(await knowledge.sources.validate({ source, commit: null })).toBe(true);
    await knowledge.close();
    await rm(config.indexDbPath);
    expect(await openKnowledge(config).sources.validate({ source, commit: null })).toBe(false);
  });

  test('that was removed is found no more', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nword' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    await knowledge.sources.remove({ key: source.key });
    expect(await search(knowledge, source, 'word')).toEqual([]);
  });
});

describe('an update', () => {
  test('tells its steps, and is searchable when embedding begins', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nword' });
    const source = sourceOf('folder', folder);
    const steps: string[] = [];
    const found: number[] = [];
    for await (const event of knowledge.sources.update(source)) {
      steps.push(event.type === 'done' ? 'done' : event.progress.step);
      if (steps.at(-1) === 'embedding') found.push((await search(knowledge, source, 'word')).length);
    }
    expect(new Set(found)).toEqual(new Set([1]));
    expect([...new Set(steps)]).toEqual(['reading', 'indexing', 'embedding', 'done']);
  });

  test('that was left while it embedded goes on from there, and tells so', async () => {
    const { folder, knowledge } = await setUp();
    const files = Array.from({ length: 8 }, (_, at) => [`${at}.md`, `# ${at}\n\nword ${at}`]);
    await writeFiles(folder, Object.fromEntries(files));
    const source = sourceOf('folder', folder);
    const embedded = async (until: number): Promise<ReadonlyArray<readonly [number, number]>> => {
      const told: [number, number][] = [];
      for await (const event of knowledge.sources.update(source)) {
        if (event.type !== 'progress' || event.progress.step !== 'embedding' || event.progress.total === 0) continue;
        told.push([event.progress.done, event.progress.total]);
        if (event.progress.done >= until) break;
      }
      return told;
    };
    const [before] = (await embedded(3)).slice(-1);
    const [after] = await embedded(99);
    expect([before?.[1], after?.[1]]).toEqual([8, 8]);
    expect(after?.[0]).toBeGreaterThanOrEqual(before?.[0] ?? 9);
  });

  test('that is the first and is left has made no whole index', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nheron' });
    const source = sourceOf('folder', folder);
    for await (const event of knowledge.sources.update(source)) {
      if (event.type === 'progress' && event.progress.step === 'indexing') break;
    }
    expect(await knowledge.sources.validate({ source, commit: null })).toBe(false);
    await update(knowledge, source);
    expect(await knowledge.sources.validate({ source, commit: null })).toBe(true);
  });

  test('that is left or stopped keeps what was indexed before', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, { 'a.md': '# A\n\nheron' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    await writeFiles(
      folder,
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`new-${index}.md`, '# New\n\nheron'])),
    );
    for await (const event of knowledge.sources.update(source)) {
      if (event.type === 'progress' && event.progress.step === 'indexing') break;
    }
    expect(await indexedPaths(knowledge, source, 'heron')).toEqual(['a.md']);
    const stop = new AbortController();
    const stopped = update(knowledge, source, { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(stopped).rejects.toThrow('stopped');
    expect(await indexedPaths(knowledge, source, 'heron')).toEqual(['a.md']);
    expect(await update(knowledge, source)).toMatchObject({ files: 51 });
  });

  test('without a model leaves full text to search in, and its vectors to a later start', async () => {
    const config = await temporaryConfig();
    await writeFiles(join(config.dir, 'docs'), { 'a.md': '# A\n\nheron' });
    const knowledge = openKnowledge(config, { embedder: () => Promise.reject(new Error('no model')) });
    const source = sourceOf('folder', join(config.dir, 'docs'));
    expect(await update(knowledge, source)).toMatchObject({ files: 1 });
    expect(await search(knowledge, source, 'heron')).toHaveLength(1);
    expect(await countVectors(config.indexDbPath)).toBe(0);
    await knowledge.close();

    const mended = openKnowledge(config);
    expect(await mended.sources.validate({ source, commit: null })).toBe(true);
    await mended.sources.settled();
    expect(await countVectors(config.indexDbPath)).toBe(1);
  });
});

describe('a folder under git', () => {
  test('is read at its commit, with what was edited since marked by having none', async () => {
    const { folder, knowledge } = await setUp();
    const commit = await commitFiles(folder, {
      'docs/a.md': '# A\n\nThe heron is grey.\n',
      'docs/gone.md': '# Gone\n\nThe heron is gone.\n',
      'src/b.ts': 'export const heron = 1;\n',
      '.gitignore': 'private.md\n',
      'old/picture.png': '',
    });
    await commitFiles(join(folder, 'other'), { 'a.md': '# Other\n\nheron' });
    await writeFiles(folder, {
      'draft.png': '',
      'node_modules/x/a.md': 'heron',
      'node_modules/y/a.md': 'heron',
      'docs/a.md': '# A\n\nThe heron is pink.\n',
      'draft.md': '# Draft\n\nheron',
      'private.md': '# Private\n\nheron',
    });
    await rm(join(folder, 'docs/gone.md'));
    const source = sourceOf('folder', folder);
    expect(await update(knowledge, source)).toMatchObject({
      commit,
      localPath: null,
      files: 3,
      edited: 3,
      skipped: [
        { reason: 'othersWork', count: 1, paths: ['node_modules/'] },
        // The settings of git.
        { reason: 'otherKind', count: 3, paths: ['.gitignore', 'old/picture.png', 'draft.png'] },
        { reason: 'link', count: 1, paths: ['other/'] },
      ],
    });
    const found = await search(knowledge, source, 'heron', 10);
    expect(Object.fromEntries(found.map((passage) => [passage.path, passage.commit]))).toEqual({
      'docs/a.md': null,
      'draft.md': null,
      'src/b.ts': commit,
    });
    const [pink] = await search(knowledge, source, 'pink');
    if (pink === undefined) throw new Error('nothing was found');
    expect(await knowledge.sources.open({ place: pink, source })).toMatchObject({
      text: '# A\n\nThe heron is pink.\n',
    });
  });

  test.each([
    { of: 'itself', below: '' },
    { of: 'a folder in it', below: 'docs' },
  ])('has what waits for its commit, new or moved, read as it lies there: $of', async ({ below }) => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'docs/a.md': '# A\n\nThe heron is grey.\n', 'docs/b.md': '# B\n\nA heron.\n' });
    await writeFiles(folder, { 'docs/new.md': '# New\n\nThe heron is new.\n', 'docs/gone.md': '# Gone\n\nheron' });
    await git(folder, 'add', '.');
    await git(folder, 'mv', 'docs/a.md', 'docs/moved.md');
    await rm(join(folder, 'docs/gone.md'));
    await writeFiles(folder, { 'docs/new.md': '# New\n\nThe heron is newer.\n' });
    const source = sourceOf('folder', join(folder, below));
    expect(await update(knowledge, source)).toMatchObject({ files: 3, edited: 3 });
    const found = await search(knowledge, source, 'heron', 10);
    const isNew = found.map(({ path, commit }) => [path.replace('docs/', ''), commit === null] as const);
    expect(Object.fromEntries(isNew)).toEqual({ 'b.md': false, 'moved.md': true, 'new.md': true });
    expect(await search(knowledge, source, 'newer')).toHaveLength(1);
  });

  test('whose edit is committed is of that commit then', async () => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'a.md': '# A\n\nThe heron is grey.\n' });
    await writeFiles(folder, { 'a.md': '# A\n\nThe heron is pink.\n' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    expect((await search(knowledge, source, 'heron')).map((passage) => passage.commit)).toEqual([null]);
    const commit = await commitFiles(folder, {});
    await update(knowledge, source);
    expect((await search(knowledge, source, 'heron')).map((passage) => passage.commit)).toEqual([commit]);
  });

  test('that moved on by a commit which leaves its text alone is of the new commit', async () => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'a.md': '# A\n\nThe heron is grey.\n' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    await search(knowledge, source, 'heron');
    const commit = await commitFiles(folder, { 'a.png': 'picture' });
    expect(await update(knowledge, source)).toMatchObject({ commit, files: 1 });
    expect((await search(knowledge, source, 'heron')).map((passage) => passage.commit)).toEqual([commit]);
  });

  test('with the line ends of Windows is not taken for edited', async () => {
    const { folder, knowledge } = await setUp();
    const commit = await commitFiles(folder, { 'a.md': '# A\n\nThe heron is grey.\n' });
    await writeFiles(folder, { 'a.md': '# A\r\n\r\nThe heron is grey.\r\n' });
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    expect((await search(knowledge, source, 'heron')).map((passage) => passage.commit)).toEqual([commit]);
  });

  test('is read from a folder in it, by paths from there, and at a ref', async () => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'docs/guide/a.md': '# A\n\nheron', 'other.md': 'heron' });
    await git(folder, 'tag', 'v1');
    await commitFiles(folder, { 'docs/guide/b.md': '# B\n\nheron' });
    const paths = async (address: string, more: { ref?: string; searchPath?: string }) => {
      const source = sourceOf('folder', address, more);
      await update(knowledge, source);
      return indexedPaths(knowledge, source, 'heron');
    };
    expect(await paths(join(folder, 'docs'), {})).toEqual(['guide/a.md', 'guide/b.md']);
    expect(await paths(folder, { searchPath: '/docs/guide/' })).toEqual(['docs/guide/a.md', 'docs/guide/b.md']);
    expect(await paths(folder, { ref: 'v1', searchPath: 'docs' })).toEqual(['docs/guide/a.md']);
    for (const ref of ['none', '--output=x', 'main..v1', 'v1:docs', '-x', '@{-1}']) {
      await expect(update(knowledge, sourceOf('folder', folder, { ref }))).rejects.toMatchObject({
        code: 'source.wrongRef',
      });
    }
    for (const searchPath of ['none', '../docs', 'other.md']) {
      await expect(update(knowledge, sourceOf('folder', folder, { searchPath }))).rejects.toMatchObject({
        code: 'source.wrongPath',
      });
    }
  });

  test('with nothing to read in its commit is read as plain files, and tells what it leaves out once', async () => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'a.png': '' });
    await writeFiles(folder, { 'a.md': '# A\n\nheron' });
    expect(await update(knowledge, sourceOf('folder', folder))).toMatchObject({
      commit: null,
      files: 1,
      skipped: [{ reason: 'otherKind', count: 1, paths: ['a.png'] }],
    });
  });

  test('without a commit is read as plain files', async () => {
    const { folder, knowledge } = await setUp();
    await git(folder, 'init', '--quiet');
    await writeFiles(folder, { 'a.md': '# A\n\nheron' });
    expect(await update(knowledge, sourceOf('folder', folder))).toMatchObject({ commit: null, files: 1 });
  });

  test('without a commit and without files is empty, as one that is fetched is', async () => {
    const { folder, knowledge } = await setUp();
    const codes: unknown[] = [];
    const note = () =>
      update(knowledge, sourceOf('folder', folder)).then(
        ({ skipped }) => codes.push(skipped),
        (error: unknown) => codes.push(error),
      );
    await git(folder, 'init', '--quiet');
    await mkdir(join(folder, 'images'));
    await note();
    await writeFiles(folder, { '.gitignore': '*.png\n', 'images/a.png': '' });
    await note();
    expect(codes).toEqual([
      expect.objectContaining({ code: 'source.emptyRepository' }),
      [expect.objectContaining({ reason: 'otherKind', paths: expect.arrayContaining(['images/a.png']) })],
    ]);
  });

  test('runs nothing of what a hostile one sets up', async () => {
    const { config, folder, knowledge } = await setUp();
    const evil = join(config.dir, 'evil');
    await writeFiles(config.dir, { evil: `#!/bin/sh\ntouch "${join(config.dir, 'ran')}"\n` });
    await chmod(evil, 0o755);
    await commitFiles(folder, {
      'a.md': '# A\n\nheron',
      'b.md': '# B\n\nheron',
      '.gitattributes': '*.md filter=evil diff=evil\n',
    });
    await symlink('/etc', join(folder, 'linked'));
    await commitFiles(folder, { '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::${evil}\n` });
    const run = `'${evil}'`;
    const settings = {
      'core.fsmonitor': evil,
      'core.pager': run,
      'core.sshCommand': run,
      'core.askPass': evil,
      'alias.ls-tree': `!${run}`,
      'alias.cat-file': `!${run}`,
      'filter.evil.smudge': run,
      'filter.evil.process': run,
      'diff.evil.textconv': run,
      'diff.external': run,
      'credential.helper': `!${run}`,
      'protocol.ext.allow': 'always',
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${evil.replaceAll(' ', '% ')}`,
      'remote.origin.partialCloneFilter': 'blob:none',
    };
    for (const [name, value] of Object.entries(settings)) await git(folder, 'config', name, value);
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-auto-gc']) {
      await writeFiles(folder, { [`.git/hooks/${hook}`]: `#!/bin/sh\n${run}\n` });
      await chmod(join(folder, '.git/hooks', hook), 0o755);
    }
    // A blob that is missing is what a partial clone fetches by itself, from wherever its configuration says.
    const missing = blobId(Buffer.from('# B\n\nheron'));
    await rm(join(folder, '.git/objects', missing.slice(0, 2), missing.slice(2)));
    const source = sourceOf('folder', folder);
    await update(knowledge, source);
    // The missing one lies in the folder as it was committed.
    expect(await indexedPaths(knowledge, source, 'heron')).toEqual(['a.md', 'b.md']);
    expect(await readdir(config.dir)).not.toContain('ran');
  });

  test('that lacks something fetches it from no server that its configuration names', async () => {
    const { config, folder, knowledge } = await setUp();
    const server = await startGitServer(config.dir);
    await commitFiles(folder, { 'a.md': '# A\n\nheron', 'b.md': '# B\n\nheron' });
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': server.url('docs'),
    };
    for (const [name, value] of Object.entries(settings)) await git(folder, 'config', name, value);
    const missing = blobId(Buffer.from('# B\n\nheron'));
    await rm(join(folder, '.git/objects', missing.slice(0, 2), missing.slice(2)));
    const source = sourceOf('folder', folder, { ref: 'main' });
    const { skipped } = await update(knowledge, source);
    expect(skipped).toEqual([{ reason: 'unreadable', count: 1, paths: ['b.md'] }]);
    expect(server.requests).toEqual([]);
  });

  test('is not written to', async () => {
    const { folder, knowledge } = await setUp();
    await commitFiles(folder, { 'a.md': '# A\n\nheron' });
    const before = await readFile(join(folder, '.git/index'));
    const names = await readdir(join(folder, '.git'));
    await update(knowledge, sourceOf('folder', folder));
    expect(await readdir(join(folder, '.git'))).toEqual(names);
    expect(await readFile(join(folder, '.git/index'))).toEqual(before);
  });
});

async function countVectors(indexDbPath: string): Promise<number> {
  const client = createClient({ url: pathToFileURL(indexDbPath).href });
  let vectors = 0;
  for (const table of await vectorTables(client)) {
    const { rows } = await client.execute(`SELECT count(*) AS vectors FROM ${table}`);
    vectors += Number(rows[0]?.vectors);
  }
  client.close();
  return vectors;
}
