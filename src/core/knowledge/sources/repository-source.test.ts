import { delimiter, join } from 'node:path';
import { createClient } from '@libsql/client';
import { access, chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { columnText } from '../column-text';
import type { SourceUpdate } from '../knowledge';
import { commitFiles, git, writeFiles } from '../testing/git-repository';
import { PARTIAL, type GitServerOptions } from '../testing/git-server';
import { startGitServer } from '../testing/start-git-server';
import { indexedPaths, search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

async function setUp(options: GitServerOptions = {}) {
  const config = await temporaryConfig();
  const root = join(config.dir, 'served');
  const origin = join(root, 'docs');
  const server = await startGitServer(root, options);
  return { config, root, origin, server, knowledge: openKnowledge(config) };
}

const FILES = {
  'docs/a.md': '# A\n\nThe heron is grey.\n',
  'docs/b.md': '# B\n\nThe heron is tall.\n',
  'src/c.ts': 'export const heron = 1;\n',
  'image.png': Buffer.alloc(20_000, 7),
};

describe('a repository', () => {
  test('is fetched without what is not read, searched, opened and updated', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    const first = await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    const done = await update(knowledge, source);
    expect(done).toMatchObject({ commit: first, localPath: `${source.key}.git`, files: 3 });
    expect(done.skipped).toEqual([{ reason: 'otherKind', count: 1, paths: ['image.png'] }]);
    expect(done.sizeBytes).toBeGreaterThan(0);
    const image = await git(origin, 'rev-parse', 'HEAD:image.png');
    const objects = await git(
      join(config.repositoriesDir, `${source.key}.git`),
      'cat-file',
      '--batch-check',
      '--batch-all-objects',
    );
    expect(objects).not.toContain(image);
    // The references twice, the commit, and all blobs in one.
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(4);

    const [passage] = await search(knowledge, source, 'grey heron');
    if (passage === undefined) throw new Error('nothing was found');
    expect(passage).toMatchObject({
      commit: first,
      path: 'docs/a.md',
      lines: [1, 3],
      blob: await git(origin, 'rev-parse', 'HEAD:docs/a.md'),
    });
    expect(await knowledge.sources.validate({ source, commit: first })).toBe(true);

    const second = await commitFiles(origin, { 'docs/a.md': '# A\n\nThe heron is white.\n' });
    expect(await update(knowledge, source)).toMatchObject({ commit: second, files: 3 });
    expect(await search(knowledge, source, 'white')).toMatchObject([{ path: 'docs/a.md', commit: second }]);
    // What was cited before can be opened as it was.
    expect(await knowledge.sources.open({ place: passage, source })).toMatchObject({
      text: FILES['docs/a.md'],
    });
    expect(await knowledge.sources.validate({ source, commit: first })).toBe(false);
  });

  test.each(['config', 'shallow', 'refs/lectern/head'])(
    'is fetched though a git that was killed has left its lock of %s',
    async (locked) => {
      const { config, origin, server, knowledge } = await setUp(PARTIAL);
      await commitFiles(origin, FILES);
      const source = sourceOf('repository', server.url('docs'));
      await update(knowledge, source);
      const commit = await commitFiles(origin, { 'docs/a.md': '# A\n\nThe heron is white.\n' });
      await writeFiles(join(config.repositoriesDir, `${source.key}.git`), { [`${locked}.lock`]: '' });
      expect(await update(knowledge, source)).toMatchObject({ commit, files: 3 });
    },
  );

  test('that has moved is read again where it changed, and nowhere else', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    await update(knowledge, source);
    const before = await rowsOf(config.indexDbPath);
    await commitFiles(origin, { 'docs/a.md': '# A\n\nThe heron is white.\n' });
    await update(knowledge, source);
    const after = await rowsOf(config.indexDbPath);
    const paths = [...before.keys()];
    expect([...after.keys()]).toEqual(paths);
    expect(paths.filter((path) => after.get(path) !== before.get(path))).toEqual(['docs/a.md']);
  });

  test('of which a blob is damaged in its own copy is fetched anew, in the same update', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    await update(knowledge, source);
    const packs = join(config.repositoriesDir, `${source.key}.git`, 'objects/pack');
    for (const name of (await readdir(packs)).filter((each) => each.endsWith('.idx'))) {
      if (!(await git(packs, 'verify-pack', '-v', name)).includes(' blob ')) continue;
      const pack = join(packs, name.replace(/idx$/, 'pack'));
      const bytes = await readFile(pack);
      await chmod(pack, 0o600);
      await writeFile(pack, bytes.fill(7, 12, bytes.length - 20));
    }
    await git(origin, 'mv', 'docs/b.md', 'docs/z.md');
    const moved = await commitFiles(origin, {});
    expect(await update(knowledge, source)).toMatchObject({ commit: moved, files: 3, skipped: [{ count: 1 }] });
    expect((await search(knowledge, source, 'tall heron'))[0]?.path).toBe('docs/z.md');
  });

  test('comes whole from a server that cannot leave anything out', async () => {
    const { origin, server, knowledge } = await setUp({ settings: ['uploadpack.allowFilter=false'] });
    const commit = await commitFiles(origin, FILES);
    const events: SourceUpdate[] = [];
    for await (const event of knowledge.sources.update(sourceOf('repository', server.url('docs')))) events.push(event);
    expect(events.at(-1)).toMatchObject({ indexed: { commit, files: 3 } });
    expect(events.map((event) => event.type === 'progress' && event.progress.step)).toContain('fetchingWhole');
  });

  test('is fetched at a branch, a tag or a commit, and below a path', async () => {
    const { origin, server, knowledge } = await setUp(PARTIAL);
    const first = await commitFiles(origin, FILES);
    await git(origin, 'tag', '--annotate', '--message=one', 'v1');
    await git(origin, 'branch', 'old/docs');
    await commitFiles(origin, { 'docs/new.md': '# New\n\nheron' });
    for (const ref of ['v1', 'old/docs', first]) {
      const source = sourceOf('repository', server.url('docs'), { ref, searchPath: 'docs' });
      expect(await update(knowledge, source)).toMatchObject({ commit: first, files: 2 });
      expect(await indexedPaths(knowledge, source, 'heron')).toEqual(['docs/a.md', 'docs/b.md']);
    }
  });

  test('below a path is fetched without what lies beside it', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'), { searchPath: 'docs' });
    await update(knowledge, source);
    const fetched = await git(
      join(config.repositoriesDir, `${source.key}.git`),
      'cat-file',
      '--batch-check',
      '--batch-all-objects',
    );
    const paths = Object.keys(FILES).toSorted();
    const blobs = await Promise.all(paths.map((path) => git(origin, 'rev-parse', `HEAD:${path}`)));
    expect(blobs.map((blob) => fetched.includes(blob))).toEqual(paths.map((path) => path.startsWith('docs/')));
  });

  test('is fetched at a ref that a shell would take for a command', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    const commit = await commitFiles(origin, FILES);
    const ref = "a;touch$IFS'ran'&b|`c`";
    await git(origin, 'branch', ref);
    const source = sourceOf('repository', server.url('docs'), { ref });
    expect(await update(knowledge, source)).toMatchObject({ commit, files: 3 });
    expect(await readdir(join(config.repositoriesDir, `${source.key}.git`))).not.toContain('ran');
  });

  test.each([null, 'main', 'v1'])('that has not moved at %s is not fetched again', async (ref) => {
    const { origin, server, knowledge } = await setUp(PARTIAL);
    const first = await commitFiles(origin, FILES);
    await git(origin, 'tag', '--annotate', '--message=one', 'v1');
    const source = sourceOf('repository', server.url('docs'), { ref });
    await update(knowledge, source);
    const before = server.requests.length;
    expect(await update(knowledge, source)).toMatchObject({ commit: first, files: 3 });
    // What ls-remote asks.
    expect(server.requests.slice(before)).toEqual(['GET /docs/info/refs', 'POST /docs/git-upload-pack']);
    await commitFiles(origin, { 'docs/b.md': '# B\n\nThe heron is white.\n' });
    await git(origin, 'tag', '--force', '--annotate', '--message=two', 'v1');
    await update(knowledge, source);
    expect(await search(knowledge, source, 'heron white')).toMatchObject([{ path: 'docs/b.md' }, {}, {}]);
  });

  test('is fetched at the beginning of a commit’s id where a branch or tag is at it, and stays there', async () => {
    const { origin, server, knowledge } = await setUp(PARTIAL);
    const first = await commitFiles(origin, FILES);
    const short = sourceOf('repository', server.url('docs'), { ref: first.slice(0, 10) });
    expect(await update(knowledge, short)).toMatchObject({ commit: first, files: 3 });
    await commitFiles(origin, { 'docs/new.md': '# New\n\nheron' });
    expect(await update(knowledge, short)).toMatchObject({ commit: first, files: 3 });
    const below = sourceOf('repository', server.url('docs'), { ref: first.slice(0, 10), searchPath: 'docs' });
    await expect(update(knowledge, below)).rejects.toMatchObject({ code: 'source.shortCommit' });
  });

  test('pinned to a commit that is there asks nobody', async () => {
    const { origin, server, knowledge } = await setUp(PARTIAL);
    const first = await commitFiles(origin, FILES);
    await commitFiles(origin, { 'docs/new.md': '# New\n\nheron' });
    const source = sourceOf('repository', server.url('docs'), { ref: first });
    await update(knowledge, source);
    const before = server.requests.length;
    expect(await update(knowledge, source)).toMatchObject({ commit: first, files: 3 });
    expect(server.requests.slice(before)).toEqual([]);
  });

  test('that lacks what was fetched before gets it again, though it has not moved', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    await update(knowledge, source);
    await knowledge.close();
    await rm(config.indexDbPath);
    const packs = join(config.repositoriesDir, `${source.key}.git/objects/pack`);
    const blob = await git(origin, 'rev-parse', 'HEAD:docs/a.md');
    for (const name of await readdir(packs)) {
      if (!name.endsWith('.idx') || !(await git(packs, 'verify-pack', '--verbose', name)).includes(blob)) continue;
      for (const end of ['.idx', '.pack', '.promisor', '.rev']) {
        await rm(join(packs, name.replace('.idx', end)), { force: true });
      }
    }
    const again = openKnowledge(config);
    expect(await update(again, source)).toMatchObject({ files: 3 });
  });

  test('is signed in to by the credential helper of a person, without a question', async () => {
    const signedIn = `Basic ${Buffer.from('heron:grey').toString('base64')}`;
    const { config, origin, server } = await setUp({
      ...PARTIAL,
      status: (request) => (request.headers.authorization === signedIn ? null : 401),
    });
    const commit = await commitFiles(origin, FILES);
    const helper = '!f() { echo username=heron; echo password=grey; }; f';
    await git(config.dir, 'config', '--file', join(config.dir, '.gitconfig'), 'credential.helper', helper);
    const knowledge = openKnowledge({ ...config, environment: { ...process.env, HOME: config.dir } });
    expect(await update(knowledge, sourceOf('repository', server.url('docs')))).toMatchObject({ commit, files: 3 });
  });

  test('is fetched into a place of its own, whatever repository git’s own variables name', async () => {
    const { config, origin, server } = await setUp(PARTIAL);
    const commit = await commitFiles(origin, FILES);
    const environment = {
      ...process.env,
      GIT_DIR: join(config.dir, 'elsewhere'),
      GIT_OBJECT_DIRECTORY: join(config.dir, 'elsewhere'),
      // How a git that starts us would hand on what it was started with.
      GIT_CONFIG_PARAMETERS: `'url.http://127.0.0.1:1/.insteadOf=${server.url('')}'`,
    };
    const knowledge = openKnowledge({ ...config, environment });
    expect(await update(knowledge, sourceOf('repository', server.url('docs')))).toMatchObject({ commit, files: 3 });
    expect(await readdir(config.dir)).not.toContain('elsewhere');
  });

  test('is fetched over ssh as a person has set it up, which is not let ask for anything', async () => {
    const { config, origin } = await setUp();
    const commit = await commitFiles(origin, FILES);
    for (const setting of ['allowFilter', 'allowAnySHA1InWant'])
      await git(origin, 'config', `uploadpack.${setting}`, 'true');
    const ssh = join(config.dir, 'ssh');
    const told = join(config.dir, 'told');
    // Runs here what it is to run there, which comes last.
    const lines = ['#!/bin/sh', `env > "${told}"`, 'for last; do :; done', 'exec sh -c "$last"', ''];
    await writeFiles(config.dir, { ssh: lines.join('\n') });
    await chmod(ssh, 0o755);
    const environment = { ...process.env, GIT_SSH_COMMAND: `'${ssh}'`, SSH_ASKPASS: '/bin/echo', DISPLAY: ':0' };
    const knowledge = openKnowledge({ ...config, environment });
    const source = sourceOf('repository', `ssh://git@example.org${origin.replaceAll(' ', '%20')}`);
    expect(await update(knowledge, source)).toMatchObject({ commit, files: 3 });
    const asking = (await readFile(told, 'utf8')).split('\n').filter((line) => line.includes('ASKPASS'));
    expect(asking.toSorted()).toEqual(['GIT_ASKPASS=', 'SSH_ASKPASS=', 'SSH_ASKPASS_REQUIRE=never']);
  });

  test('is deleted with its source', async () => {
    const { config, origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    const { commit } = await update(knowledge, source);
    await rm(join(config.repositoriesDir, `${source.key}.git`), { recursive: true });
    expect(await knowledge.sources.validate({ source, commit })).toBe(false);
    await update(knowledge, source);
    expect(await knowledge.sources.validate({ source, commit })).toBe(true);
    await knowledge.sources.remove({ key: source.key });
    expect(await readdir(config.repositoriesDir)).toEqual([]);
  });

  test('whose fetch is stopped ends git and leaves nothing behind', async () => {
    const { config, server, knowledge } = await setUp({ isSilent: true });
    const stop = new AbortController();
    const source = sourceOf('repository', server.url('docs'));
    const stopped = update(knowledge, source, { signal: stop.signal });
    await server.asked;
    stop.abort(new Error('stopped'));
    await expect(stopped).rejects.toThrow('stopped');
    await server.left;
    await knowledge.close();
    expect(await readdir(config.repositoriesDir)).toEqual([]);
  });
});

describe('what cannot be fetched gets its own error', () => {
  const failure = async (options: GitServerOptions, name = 'docs', more = {}) => {
    const { config, origin, root, server, knowledge } = await setUp(options);
    await commitFiles(origin, FILES);
    await git(root, 'init', '--quiet', 'empty');
    const error = await update(knowledge, sourceOf('repository', server.url(name), more)).catch(
      (thrown: unknown) => thrown,
    );
    expect(await readdir(config.repositoriesDir).catch(() => [])).toEqual([]);
    return error;
  };

  test('no repository', async () => {
    expect(await failure({}, 'none')).toMatchObject({ code: 'source.notRepository' });
  });

  test.each(['<html><body>Hello</body></html>', '', '<html>\n<body>\nHello\n</body>\n</html>\n'])(
    'no repository but a page, %j',
    async (page) => {
      const answer: GitServerOptions['answer'] = (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      expect(await failure({ answer })).toMatchObject({ code: 'source.notRepository' });
      expect(await failure({ answer }, 'docs', { ref: 'main' })).toMatchObject({ code: 'source.notRepository' });
    },
  );

  test('a password', async () => {
    expect(await failure({ status: () => 401 })).toMatchObject({ code: 'source.needsPassword' });
  });

  test('a password, which no program of the person is started to ask for', async () => {
    const { config, origin, server } = await setUp({ status: () => 401 });
    await commitFiles(origin, FILES);
    const ask = join(config.dir, 'ask');
    await writeFiles(config.dir, { ask: `#!/bin/sh\ntouch "${join(config.dir, 'asked')}"\necho heron\n` });
    await chmod(ask, 0o755);
    await git(config.dir, 'config', '--file', join(config.dir, '.gitconfig'), 'core.askPass', ask);
    const environment = { ...process.env, HOME: config.dir, GIT_ASKPASS: ask, SSH_ASKPASS: ask, DISPLAY: ':0' };
    const knowledge = openKnowledge({ ...config, environment });
    await expect(update(knowledge, sourceOf('repository', server.url('docs')))).rejects.toMatchObject({
      code: 'source.needsPassword',
    });
    expect(await readdir(config.dir)).not.toContain('asked');
  });

  test('an empty repository', async () => {
    expect(await failure({}, 'empty')).toMatchObject({ code: 'source.emptyRepository' });
  });

  test.each(['none', '0123456789012345678901234567890123456789', '--upload-pack=x', 'main:refs/x', 'a b'])(
    'the ref %j',
    async (ref) => {
      expect(await failure(PARTIAL, 'docs', { ref })).toMatchObject({ code: 'source.wrongRef', params: { ref } });
    },
  );

  test('the ref of a page whose branch has slashes in its name, with how to write it', async () => {
    expect(await failure(PARTIAL, 'docs', { ref: 'feature', searchPath: 'x/docs' })).toMatchObject({
      code: 'source.wrongRefOfPath',
      params: { ref: 'feature' },
    });
  });

  test.each(['--upload-pack=x', 'main:refs/x', 'a b'])('the ref %j, which never reaches git', async (ref) => {
    const config = await temporaryConfig();
    const source = sourceOf('repository', 'http://127.0.0.1:1/a', { ref });
    await expect(update(openKnowledge(config), source)).rejects.toMatchObject({ code: 'source.wrongRef' });
    await expect(access(config.repositoriesDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each(['$(evil)', ';evil', '`evil`', '|evil'])('the ref %j, which no shell reads', async (ref) => {
    const { config, origin, server } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const bin = join(config.dir, 'bin');
    await writeFiles(bin, { evil: `#!/bin/sh\ntouch '${join(config.dir, 'ran')}'\n` });
    await chmod(join(bin, 'evil'), 0o755);
    const environment = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
    const source = sourceOf('repository', server.url('docs'), { ref });
    await expect(update(openKnowledge({ ...config, environment }), source)).rejects.toMatchObject({
      code: 'source.wrongRef',
    });
    expect(await readdir(config.dir)).not.toContain('ran');
  });

  test.each(['none', '../docs', 'docs/a.md'])('the path %j', async (searchPath) => {
    const { origin, server, knowledge } = await setUp(PARTIAL);
    await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'), { searchPath });
    await expect(update(knowledge, source)).rejects.toMatchObject({ code: 'source.wrongPath' });
  });

  test('a server that is down', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    await expect(update(knowledge, sourceOf('repository', 'http://127.0.0.1:9/docs'))).rejects.toMatchObject({
      code: 'source.unreachable',
    });
  });

  test('a server in trouble, or one that was asked too often', async () => {
    expect(await failure({ status: () => 503 })).toMatchObject({ code: 'source.serverFailed' });
    expect(await failure({ status: () => 429 })).toMatchObject({ code: 'source.tooOften' });
  });

  test('git that is not installed', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge({ ...config, environment: { PATH: join(config.dir, 'nothing') } });
    await expect(update(knowledge, sourceOf('repository', 'https://example.org/a'))).rejects.toMatchObject({
      code: 'source.gitMissing',
    });
  });

  test('git that is too old, without which a folder is still read as it lies there', async () => {
    const config = await temporaryConfig();
    const bin = join(config.dir, 'bin');
    await writeFiles(bin, { git: '#!/bin/sh\necho git version 2.29.3\n' });
    await chmod(join(bin, 'git'), 0o755);
    const knowledge = openKnowledge({ ...config, environment: { PATH: bin } });
    await expect(update(knowledge, sourceOf('repository', 'https://example.org/a'))).rejects.toMatchObject({
      code: 'source.gitOld',
    });
    const folder = join(config.dir, 'docs');
    await commitFiles(folder, { 'a.md': '# A\n\nheron' });
    expect(await update(knowledge, sourceOf('folder', folder))).toMatchObject({ commit: null, files: 1 });
  });

  test.each(['ext::sh -c touch% ran', 'file:///etc', '--upload-pack=touch ran', 'http://example.org/a'])(
    'the address %j, which never reaches git',
    async (address) => {
      const config = await temporaryConfig();
      const knowledge = openKnowledge(config);
      await expect(update(knowledge, sourceOf('repository', address))).rejects.toMatchObject({
        code: expect.stringMatching(/^source\.(?:scheme|address)$/),
      });
      await expect(access(config.repositoriesDir)).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );
});

/** Each indexed file by its path, with the rows that it and its passages have. */
async function rowsOf(indexDbPath: string): Promise<ReadonlyMap<string, string>> {
  const client = createClient({ url: pathToFileURL(indexDbPath).href });
  const { rows } = await client.execute(
    `SELECT path, files.id || ' ' || group_concat(passages.id) AS ids
     FROM files JOIN passages ON file_id = files.id GROUP BY files.id ORDER BY path`,
  );
  client.close();
  return new Map(rows.map(({ path, ids }) => [columnText(path), columnText(ids)]));
}
