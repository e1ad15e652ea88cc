import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles } from '../../testing/git-repository';
import { temporaryConfig } from '../../testing/temporary-knowledge';
import { createKnownBlobs } from '../folder/known-blobs';
import { createSkipTally } from '../skip-tally';
import { createGit } from './run-git';
import { listTree } from './tree';

test('git lists a commit once for all looks, and another one anew', async () => {
  const { dir } = await temporaryConfig();
  const address = join(dir, 'docs');
  const first = await commitFiles(address, { 'a.md': 'a', 'b/c.md': 'c', 'd.png': 'd' });
  const second = await commitFiles(address, { 'a.md': 'A' });
  const git = createGit(process.env);
  const known = createKnownBlobs();
  const list = async (commit: string) => {
    const skipped = createSkipTally();
    const call = { cwd: address, address, protocols: 'none', signal: new AbortController().signal } as const;
    const files = await listTree(git, commit, null, { ...call, skipped, known });
    return { files, skipped: skipped.list() };
  };
  const listed = await list(first);
  expect(listed.files.map(({ path }) => path)).toEqual(['a.md', 'b/c.md']);
  expect((await list(second)).files).not.toEqual(listed.files);
  expect(await list(first)).toEqual(listed);
  await rm(join(address, '.git'), { recursive: true });
  expect(await list(first)).toEqual(listed);
  await expect(list(second)).rejects.toThrow();
});
