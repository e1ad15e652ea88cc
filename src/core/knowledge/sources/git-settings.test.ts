import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceInput } from '../knowledge';
import { commitFiles, writeFiles } from '../testing/git-repository';
import { PARTIAL, type GitServerOptions } from '../testing/git-server';
import { sourceOf, update } from '../testing/sources';
import { startGitServer } from '../testing/start-git-server';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const TYPED = 'https://docs.example/docs';

/** A server, and a person whose settings of git are `settings(where the server is)`. */
async function setUp(settings: (server: string) => string, options: GitServerOptions = PARTIAL) {
  const config = await temporaryConfig();
  const server = await startGitServer(join(config.dir, 'served'), options);
  const commit = await commitFiles(join(config.dir, 'served/docs'), { 'a.md': '# A\n\nheron' });
  await writeFiles(config.dir, { settings: settings(server.url('')), ssh: '#!/bin/sh\ntouch "$0-ran"\nexit 1\n' });
  await chmod(join(config.dir, 'ssh'), 0o755);
  const environment = {
    PATH: process.env.PATH,
    HOME: config.dir,
    GIT_SSH_COMMAND: `'${join(config.dir, 'ssh')}'`,
    GIT_CONFIG_GLOBAL: join(config.dir, 'settings'),
  };
  const fetch = async (change: Partial<SourceInput> = {}, more: Readonly<Record<string, string>> = {}) => {
    const knowledge = openKnowledge({ ...config, environment: { ...environment, ...more } });
    const source = { ...sourceOf('repository', TYPED, change), ...change };
    return update(knowledge, source).then(
      (indexed) => indexed.commit,
      // What knowledge throws for what cannot be fetched.
      (error: { readonly code: string }) => error.code,
    );
  };
  const sshRan = async () => (await readdir(config.dir)).includes('ssh-ran');
  return { config, server, commit, fetch, sshRan };
}

const instead = (base: string, of: string) => `[url "${base}"]\n\tinsteadOf = ${of}\n`;

describe('settings of git that lead an address elsewhere', () => {
  test('are followed, to a server on this computer too, for what the person added', async () => {
    const { commit, fetch } = await setUp((server) => instead(server, 'https://docs.example/'));
    expect(await fetch()).toBe(commit);
  });

  test('are not followed for what a model asked for: no server is asked, and none by the first address', async () => {
    const { server, fetch, sshRan } = await setUp((url) => instead(url, 'https://docs.example/'));
    expect(await fetch({ isAsked: true })).toBe('source.ledElsewhere');
    expect([server.requests, await sshRan()]).toEqual([[], false]);
  });

  test('are followed for what a model asked for to where that was approved, then and later', async () => {
    const { config, server, commit, fetch } = await setUp((url) => instead(url, 'https://docs.example/'));
    const asked = { key: 'k', isAsked: true };
    expect(await fetch({ ...asked, target: server.url('docs') })).toBe(commit);
    const next = await commitFiles(join(config.dir, 'served/docs'), { 'b.md': '# B\n\nheron' });
    expect(await fetch(asked)).toBe(next);
    await writeFiles(config.dir, { settings: instead(server.url('other/'), 'https://docs.example/') });
    expect(await fetch(asked)).toBe('source.ledElsewhere');
    await writeFiles(config.dir, { settings: '' });
    expect(await fetch(asked)).toBe('source.ledElsewhere');
    expect(server.requests.filter((request) => request.includes('other'))).toEqual([]);
  });

  test.each([
    ['https://docs.example/docs', () => '', 'https://docs.example/docs'],
    ['https://docs.example/docs', () => instead('git@docs.example:', 'https://docs.example/'), 'git@docs.example:docs'],
    [
      'https://docs.example/docs',
      () => instead('https://me:secret@mirror.example:8443/', 'https://docs.example/'),
      'https://mirror.example:8443/docs',
    ],
  ])('are told of %s without asking any server', async (address, settings, target) => {
    const { config, sshRan } = await setUp(settings);
    const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: join(config.dir, 'settings') };
    const { sources } = openKnowledge({ ...config, environment });
    expect([await sources.route({ address }), await sshRan()]).toEqual([target, false]);
  });

  test('that lead to where is not fetched from have no target', async () => {
    const { config } = await setUp(() => instead('file:///srv/', 'https://docs.example/'));
    const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: join(config.dir, 'settings') };
    const { sources } = openKnowledge({ ...config, environment });
    await expect(sources.route({ address: TYPED })).rejects.toMatchObject({ code: 'source.ledAway' });
  });

  test('by the environment count as those of a file', async () => {
    const { server, commit, fetch } = await setUp(() => '');
    const environment = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${server.url('')}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://docs.example/',
    };
    expect(await fetch({}, environment)).toBe(commit);
    expect(await fetch({ isAsked: true }, environment)).toBe('source.ledElsewhere');
  });

  test('to ssh start it with the keys of the person for what they added alone', async () => {
    const { fetch, sshRan } = await setUp(() => instead('git@docs.example:', 'https://docs.example/'));
    expect([await fetch({ isAsked: true }), await sshRan()]).toEqual(['source.ledElsewhere', false]);
    await fetch();
    expect(await sshRan()).toBe(true);
  });

  test.each(['file:///srv/', '/srv/', 'http://docs.example/', 'git://docs.example/', 'ext::true '])(
    'to %s are told, for that is fetched from nowhere',
    async (base) => {
      const { fetch } = await setUp(() => instead(base, 'https://docs.example/'));
      expect([await fetch(), await fetch({ isAsked: true })]).toEqual(['source.ledAway', 'source.ledAway']);
    },
  );

  test('by the name of a remote are no way round', async () => {
    const { server, fetch } = await setUp((url) => `[remote "${TYPED}"]\n\turl = ${url}docs\n`);
    expect(await fetch({ isAsked: true })).toBe('source.ledElsewhere');
    const origin = await setUp((url) => `[remote "origin"]\n\turl = ${url}other\n`);
    const asked = { address: origin.server.url('docs'), isAsked: true };
    expect(await origin.fetch(asked)).toBe('source.ledElsewhere');
    expect([server.requests, origin.server.requests].flat().filter((request) => request.includes('other'))).toEqual([]);
  });

  test('by a name and a password to sign in with are followed for both', async () => {
    const isSignedIn: GitServerOptions['status'] = ({ headers }) =>
      headers.authorization === `Basic ${Buffer.from('me:secret').toString('base64')}` ? null : 401;
    const { server, commit, fetch } = await setUp((url) => instead(url.replace('http://', 'http://me:secret@'), url), {
      ...PARTIAL,
      status: isSignedIn,
    });
    const address = server.url('docs');
    expect([await fetch({ address }), await fetch({ address, isAsked: true })]).toEqual([commit, commit]);
  });

  test('lead to a server whose redirects are followed as those of any other', async () => {
    const { commit, fetch } = await setUp((url) => instead(url, 'https://docs.example/'), {
      ...PARTIAL,
      redirect: ({ url, headers }) =>
        url?.startsWith('/old/') ? `http://${headers.host}${url.replace('/old/', '/docs/')}` : undefined,
    });
    expect(await fetch({ address: 'https://docs.example/old' })).toBe(commit);
  });

  test('later on are no way round for what was fetched before', async () => {
    const { config, server, commit, fetch } = await setUp(() => '');
    await commitFiles(join(config.dir, 'served/docs'), { 'b/b.md': '# B\n\nheron' });
    const asked = { address: server.url('docs'), key: 'k', isAsked: true };
    expect(await fetch({ ...asked, searchPath: 'b' })).not.toBe(commit);
    await writeFiles(config.dir, { settings: instead(server.url('other/'), server.url('')) });
    expect(await fetch({ ...asked, isAsKept: true })).toBe('source.ledElsewhere');
    expect(server.requests.filter((request) => request.includes('other'))).toEqual([]);
  });

  test('on the way of a redirect are looked at as well', async () => {
    const { server, fetch } = await setUp((url) => instead(`${url}other`, `${url}moved`), {
      ...PARTIAL,
      redirect: ({ url }) => (url?.startsWith('/docs/') ? url.replace('/docs/', '/moved/') : undefined),
    });
    expect(await fetch({ address: server.url('docs'), isAsked: true })).toBe('source.ledElsewhere');
  });
});

describe('settings of git that it cannot read', () => {
  test.each([
    ['[bad', {}],
    ['[core]\n\tbare = maybe\n', {}],
    ['[core]\n\tbigFileThreshold = much\n', {}],
    ['', { GIT_CONFIG_COUNT: 'x' }],
    ['', { GIT_CONFIG_COUNT: '1' }],
    ['', { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'x', GIT_CONFIG_VALUE_0: 'y' }],
  ])('are told as such: %j %j', async (settings, environment) => {
    const { fetch } = await setUp(() => settings);
    expect(await fetch({}, environment)).toBe('source.gitSettings');
  });

  test('leave a folder to be read as it lies there', async () => {
    const { config } = await setUp(() => '[bad');
    const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: join(config.dir, 'settings') };
    const knowledge = openKnowledge({ ...config, environment });
    const folder = sourceOf('folder', join(config.dir, 'served/docs'));
    expect(await update(knowledge, folder)).toMatchObject({ commit: null, files: 1 });
  });
});
