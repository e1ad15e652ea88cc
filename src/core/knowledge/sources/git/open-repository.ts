import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { folderSize } from '../folder-size';
import { isFolder } from '../is-folder';
import { normalizeSearchPath } from '../parse-address';
import type { OpenOptions } from '../open-options';
import type { OpenedSource } from '../source-files';
import { fetchBlobs, fetchRepository } from './fetch-repository';
import { readBlobs } from './read-blobs';
import { repositoryFolder } from './repository-folder';
import { listTree } from './tree';

/**
 * A repository, fetched to its newest commit with the blobs of its wanted files. What cannot be opened leaves nothing
 * behind, and what is kept but damaged is fetched anew. Errors: the `source.*` codes.
 */
export async function openRepository(input: SourceInput, options: OpenOptions): Promise<OpenedSource> {
  const dir = join(options.repositoriesDir, repositoryFolder(input.key));
  await options.git.check(options.signal);
  const wasThere = await isFolder(dir);
  try {
    return await openFetched(input, options);
  } catch (error) {
    if (wasThere && !isDamage(error)) throw withPathTold(error, input);
    await rm(dir, { recursive: true, force: true });
    if (!wasThere) throw withPathTold(error, input);
    return await openRepository(input, options);
  }
}

/** The address of a page does not tell where the name of a branch ends: some of it may be taken for the folder. */
function withPathTold(error: unknown, { searchPath }: SourceInput): unknown {
  if (!(error instanceof AppError) || error.code !== 'source.wrongRef' || searchPath === null) return error;
  return new AppError('source.wrongRefOfPath', error.params, { cause: error });
}

function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'source.damaged';
}

async function openFetched(input: SourceInput, options: OpenOptions): Promise<OpenedSource> {
  const { git, skipped, signal } = options;
  const { address } = input;
  const folder = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (folder?.split('/').includes('..')) throw new AppError('source.wrongPath', { path: folder });
  const fetched = await fetchRepository(input, options);
  const call = { cwd: fetched.dir, protocols: 'none', signal } as const;
  const tree = await listTree(git, fetched.commit, folder, { ...call, address, skipped });
  const files = folder === null ? tree : tree.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  const leftOut = await fetchBlobs(new Set(files.map((file) => file.blob)), fetched, input, options);
  for (const { path, blob } of files) if (leftOut.has(blob)) skipped.add(path, 'tooLarge');
  return {
    commit: fetched.commit,
    localPath: repositoryFolder(input.key),
    sizeBytes: await folderSize(fetched.dir),
    isWhole: fetched.isWhole,
    files: files.filter((file) => !leftOut.has(file.blob)),
    async *read(wanted, stop) {
      const blobs = wanted.map((file) => file.blob);
      try {
        yield* readBlobs(git, blobs, { cwd: fetched.dir, address, signal: stop });
      } catch (error) {
        // So that the next update fetches it anew.
        if (isDamage(error)) await rm(fetched.dir, { recursive: true, force: true });
        throw error;
      }
    },
  };
}
