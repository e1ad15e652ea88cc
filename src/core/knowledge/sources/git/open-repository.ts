import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { normalizeSearchPath } from '../parse-address';
import type { OpenedSource } from '../source-files';
import { fetchBlobs, fetchRepository, repositoryFolder, repositorySize, type FetchOptions } from './fetch-repository';
import { readBlobs } from './read-blobs';
import { listTree } from './tree';

/** A repository, fetched to its newest commit with the blobs of its wanted files. Errors: the `source.*` codes. */
export async function openRepository(input: SourceInput, options: FetchOptions): Promise<OpenedSource> {
  const { git, signal } = options;
  const { address } = input;
  const folder = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (folder?.split('/').includes('..')) throw new AppError('source.wrongPath', { path: folder });
  const fetched = await fetchRepository(input, options);
  const call = { cwd: fetched.dir, protocols: fetched.protocols, signal };
  const tree = await listTree(git, fetched.commit, folder, { ...call, address });
  const files = folder === null ? tree : tree.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  await fetchBlobs(new Set(files.map((file) => file.blob)), fetched, address, options);
  return {
    commit: fetched.commit,
    localPath: repositoryFolder(input.key),
    sizeBytes: await repositorySize(git, fetched.dir, signal),
    files,
    read: (wanted, stop) =>
      readBlobs(
        git,
        wanted.map((file) => file.blob),
        { cwd: fetched.dir, signal: stop },
      ),
  };
}
