import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { normalizeSearchPath } from '../parse-address';
import type { OpenOptions } from '../open-options';
import type { OpenedSource } from '../source-files';
import { followEdits, readFollowed } from './follow-edits';
import { isSafeRef } from './is-safe-ref';
import { readBlobs } from './read-blobs';
import type { Git, GitOptions } from './run-git';
import { listTree } from './tree';

/**
 * A folder under git, in place: nothing is copied or written. With a ref it is read at that commit; without, it is HEAD
 * with the edits that lie in the folder, marked as such. Null when the folder is not under git, has no commit, or holds
 * nothing that is committed. Errors: `source.emptyRepository`, as of one that is fetched, and the other `source.*` codes.
 */
export async function openWorkTree(
  input: SourceInput,
  options: Pick<OpenOptions, 'git' | 'known' | 'now' | 'priority' | 'skipped' | 'signal'>,
): Promise<OpenedSource | null> {
  const { git, skipped, signal } = options;
  const { address, ref } = input;
  if (ref !== null && !isSafeRef(ref)) throw new AppError('source.wrongRef', { address, ref });
  await git.check(signal);
  const call = { cwd: address, protocols: 'none', signal } as const;
  const prefix = await git.run(['rev-parse', '--show-prefix'], call);
  if (prefix.code !== 0) return null;
  const root = normalizeSearchPath(prefix.stdout.toString('utf8').replace(/\n$/, ''));
  const head = await git.run(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref ?? 'HEAD'}^{commit}`],
    call,
  );
  if (head.code !== 0) {
    if (ref !== null) throw new AppError('source.wrongRef', { address, ref });
    if (root === null && (await isWithoutFiles(git, call))) throw new AppError('source.emptyRepository', { address });
    return null;
  }
  // rev-parse repeats --end-of-options on its output.
  const commit = head.stdout.toString('utf8').trim().split('\n').at(-1) ?? '';
  const below = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (below?.split('/').includes('..')) throw new AppError('source.wrongPath', { path: below });
  const folder = [root, below].filter((each) => each !== null).join('/');
  const tree = await listTree(git, commit, folder === '' ? null : folder, { ...call, address, skipped }).catch(
    (error: unknown) => {
      // The folder itself is not committed.
      if (below === null && error instanceof AppError && error.code === 'source.wrongPath') return [];
      throw error;
    },
  );
  if (tree.length === 0 && ref === null) {
    skipped.clear();
    return null;
  }
  const committed = below === null ? tree : tree.map((file) => ({ ...file, path: `${below}/${file.path}` }));
  const place = { commit, localPath: null, sizeBytes: 0 };
  if (ref === null) {
    const followed = await followEdits(git, committed, { ...options, ...call, below });
    return {
      ...place,
      ...followed,
      read: (wanted, stop) => readFollowed(git, wanted, { cwd: address, signal: stop }),
    };
  }
  return {
    ...place,
    files: committed,
    read: (wanted, stop) =>
      readBlobs(
        git,
        wanted.map((file) => file.blob),
        { cwd: address, address, signal: stop },
      ),
  };
}

/** No file lies in the folder, not even one that git is told to ignore. */
async function isWithoutFiles(git: Git, call: Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>): Promise<boolean> {
  const listing = ['ls-files', '--cached', '--others', '--directory', '--no-empty-directory'];
  const { code, ended, stdout } = await git.run(listing, { ...call, maxOutput: 10_000 });
  return code === 0 && ended === null && stdout.length === 0;
}
