import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitFiles, git } from '../../testing/git-repository';
import { temporaryConfig } from '../../testing/temporary-knowledge';
import { readBlobs } from './read-blobs';
import { createGit } from './run-git';

it('a stop is not taken for a damaged repository, which would be fetched anew', async () => {
  const cwd = join((await temporaryConfig()).dir, 'docs');
  // More than a pipe holds: git cannot have said all of it before it is ended.
  await commitFiles(cwd, { 'a.md': Buffer.alloc(8_000_000) });
  const blob = await git(cwd, 'rev-parse', 'HEAD:a.md');
  const stopping = new AbortController();
  const reading = readBlobs(createGit(process.env), [blob], { cwd, address: cwd, signal: stopping.signal }).next();
  stopping.abort(new Error('stopped'));
  await expect(reading).rejects.toThrow('stopped');
});
