import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles, git } from '../../testing/git-repository';
import { FLUSH, packet } from '../../testing/git-wire';
import { startGitServer } from '../../testing/start-git-server';
import { temporaryConfig } from '../../testing/temporary-knowledge';
import { fetchBlobs, fetchRepository, type FetchOptions } from './fetch-repository';
import { createGit, type Git } from './run-git';

/** Fetches a repository of two commits, with two files in the last one. */
async function fetchFrom(settings: readonly string[]) {
  const { dir, repositoriesDir } = await temporaryConfig();
  const root = join(dir, 'served');
  const server = await startGitServer(root, { settings });
  await commitFiles(join(root, 'docs'), { 'a.md': 'one' });
  const commit = await commitFiles(join(root, 'docs'), { 'a.md': 'two', 'docs/b.md': 'three' });
  const told: (readonly [done: number, total: number, isWhole: boolean])[] = [];
  const input = { key: 'key', address: server.url('docs'), ref: null };
  const options: FetchOptions = {
    git: createGit(process.env),
    repositoriesDir,
    signal: new AbortController().signal,
    onProgress: (...progress) => told.push(progress),
    onWaiting: () => undefined,
  };
  const fetched = await fetchRepository(input, options);
  expect(fetched.commit).toBe(commit);
  const types = await git(fetched.dir, 'cat-file', '--batch-check=%(objecttype)', '--batch-all-objects');
  return { told, types: types.split('\n').toSorted(), fetched, input, options };
}

test('the newest commit alone is fetched, with its trees and without blobs, and it is told how much has come', async () => {
  const { told, types } = await fetchFrom(['uploadpack.allowFilter=true']);
  expect(types).toEqual(['commit', 'tree', 'tree']);
  expect(told.at(-1)).toEqual([3, 3, false]);
});

test('how many blobs have come is told from none on', async () => {
  const { told, fetched, input, options } = await fetchFrom(['uploadpack.allowFilter=true']);
  const before = told.length;
  const listed = await git(fetched.dir, 'ls-tree', '-r', '--format=%(objectname)', fetched.commit);
  await fetchBlobs(new Set(listed.trim().split('\n')), fetched, input, options);
  const toldOfBlobs = told.slice(before);
  expect([toldOfBlobs[0], toldOfBlobs.at(-1)]).toEqual([
    [0, 0, false],
    [2, 2, false],
  ]);
});

test('a server that cannot leave anything out sends all of that commit, and that is told', async () => {
  const { told, types } = await fetchFrom(['uploadpack.allowFilter=false']);
  expect(types).toEqual(['blob', 'blob', 'commit', 'tree', 'tree']);
  expect([told[0], told.at(-1)]).toEqual([
    [0, 0, true],
    [5, 5, true],
  ]);
});

test('a commit is asked for of a server that never ends its greeting, and that is given up as soon as another', async () => {
  const { repositoriesDir } = await temporaryConfig();
  const drip = packet(`${'a'.repeat(40)} refs/heads/heron\n`);
  const server = await startGitServer('/nowhere', {
    answer: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      response.write(Buffer.concat([packet('# service=git-upload-pack\n'), Buffer.from(FLUSH), drip]));
    },
  });
  const limits: unknown[] = [];
  const { run, ...patient } = createGit(process.env);
  const hurried: Git = {
    ...patient,
    run(args, options) {
      if (options.begins === undefined) return run(args, options);
      limits.push(options.begins.withinMs);
      return run(args, { ...options, begins: { ...options.begins, withinMs: 300 } });
    },
  };
  const fetching = fetchRepository(
    { key: 'key', address: server.url('docs'), ref: 'c'.repeat(40) },
    {
      git: hurried,
      repositoriesDir,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onWaiting: () => undefined,
    },
  );
  await expect(fetching).rejects.toMatchObject({ code: 'source.neverEnds' });
  expect(limits).toEqual([3 * 60_000]);
  await server.left;
});
