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
  const { git, known, skipped, signal } = options;
  const { address, ref } = input;
  if (ref !== null && !isSafeRef(ref)) throw new AppError('source.wrongRef', { address, ref });
  await git.check(signal);
  const call = { cwd: address, protocols: 'none', signal } as const;
  const place = await findCommit(git, ref ?? 'HEAD', call);
  if (place === null) return null;
  const { root, commit } = place;
  if (commit === null) {
    if (ref !== null) throw new AppError('source.wrongRef', { address, ref });
    if (root === null && (await isWithoutFiles(git, call))) throw new AppError('source.emptyRepository', { address });
    return null;
  }
  const below = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (below?.split('/').includes('..')) throw new AppError('source.wrongPath', { path: below });
  const folder = [root, below].filter((each) => each !== null).join('/');
  const tree = await listTree(git, commit, folder === '' ? null : folder, { ...call, address, skipped, known }).catch(
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
  const opened = { commit, localPath: null, sizeBytes: 0 };
  if (ref === null) {
    const followed = await followEdits(git, committed, { ...options, ...call, below });
    return {
      ...opened,
      ...followed,
      read: (wanted, stop) => readFollowed(git, wanted, { cwd: address, signal: stop }),
    };
  }
  return {
    ...opened,
    files: committed,
    read: (wanted, stop) =>
      readBlobs(
        git,
        wanted.map((file) => file.blob),
        { cwd: address, address, signal: stop },
      ),
  };
}

/**
 * Where in its repository a folder lies (null for the outermost), and a commit of it (null for none); null when it is
 * under no git. In one call: each takes longer to start than to answer.
 */
async function findCommit(
  git: Git,
  ref: string,
  call: Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>,
): Promise<{ readonly root: string | null; readonly commit: string | null } | null> {
  const args = ['rev-parse', '--show-prefix', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const { code, stdout } = await git.run(args, call);
  // The prefix comes first, whatever becomes of the commit.
  if (stdout.length === 0) return null;
  const lines = stdout.toString('utf8').replace(/\n$/, '').split('\n');
  const commit = code === 0 ? (lines.pop() ?? null) : null;
  // Some versions repeat --end-of-options on their output.
  if (lines.at(-1) === '--end-of-options') lines.pop();
  return { root: normalizeSearchPath(lines.join('\n')), commit };
}

/** No file lies in the folder, not even one that git is told to ignore. */
async function isWithoutFiles(git: Git, call: Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>): Promise<boolean> {
  const listing = ['ls-files', '--cached', '--others', '--directory', '--no-empty-directory'];
  const { code, ended, stdout } = await git.run(listing, { ...call, maxOutput: 10_000 });
  return code === 0 && ended === null && stdout.length === 0;
}
