import { lookAtFiles, type LookOptions } from '../folder/look-at-files';
import { readWanted } from '../folder/read-wanted';
import { createNamePicker } from '../pick-by-name';
import type { SkipTally } from '../skip-tally';
import type { ReadContent, SourceFile } from '../source-files';
import { blobId } from './blob-id';
import { readBlobs } from './read-blobs';
import type { Git, GitOptions } from './run-git';

type Call = Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>;
interface Following extends Call, LookOptions {
  /** The folder that is read of it; null for all. */
  readonly below: string | null;
  readonly skipped: SkipTally;
}

/** Compares what git holds alone, without a look at the files. */
const STAGED = ['diff-index', '--cached', '--name-only', '--no-renames', '--diff-filter=A', '--relative', '-z', 'HEAD'];

interface FollowedFiles {
  readonly files: readonly SourceFile[];
  /** Committed files that do not lie there any more. */
  readonly deleted: number;
}

/**
 * The files of a work tree as they lie there: edited and new ones are marked, deleted ones counted. Git itself is not
 * asked what was edited, since it would run the filters that the repository names; contents are hashed instead.
 */
export async function followEdits(
  git: Git,
  committed: readonly SourceFile[],
  following: Following,
): Promise<FollowedFiles> {
  const { cwd, known, skipped } = following;
  const inCommit = new Map(committed.map((file) => [file.path, file]));
  const files: SourceFile[] = [];
  let deleted = 0;
  for await (const { path, found } of lookAtFiles(cwd, [...inCommit.keys()], following)) {
    const file = inCommit.get(path);
    if (typeof found === 'string') skipped.add(path, found);
    else if (found === null) deleted += 1;
    else if (file?.blob === found.blob || file?.blob === found.storedBlob) files.push(file);
    else files.push({ path, blob: found.blob, isEdited: true });
  }
  const added = await newFiles(git, following);
  known.keepOnly(new Set([...inCommit.keys(), ...added.map(({ path }) => path)]));
  return { files: [...files, ...added], deleted };
}

/** Contents by blob: from disk while they are there, else from git. */
export async function* readFollowed(
  git: Git,
  files: readonly SourceFile[],
  call: Pick<Call, 'cwd' | 'signal'>,
): AsyncGenerator<ReadContent> {
  for (const { path, blob } of files) {
    call.signal.throwIfAborted();
    const content = await readWanted(call.cwd, path);
    if (content instanceof Uint8Array && blobId(content) === blob) yield content;
    else yield* readBlobs(git, [blob], { ...call, address: call.cwd });
  }
}

/** Files that are in no commit: those that git does not know and is not told to ignore, and those that wait for one. */
async function newFiles(git: Git, following: Following): Promise<readonly SourceFile[]> {
  const { below, skipped, cwd } = following;
  const where = below === null ? '.' : `:(literal)${below}`;
  const listed = await Promise.all([
    git.run(['ls-files', '--others', '--exclude-standard', '-z', '--', where], following),
    git.run([...STAGED, '--', where], following),
  ]);
  if (listed.some(({ code }) => code !== 0)) {
    skipped.add('./', 'unreadable');
    return [];
  }
  const isPicked = createNamePicker(skipped);
  const paths = listed
    .flatMap(({ stdout }) => stdout.toString('utf8').split('\0'))
    .filter((path) => {
      // What ends in a slash is a repository of its own.
      if (path.endsWith('/')) skipped.add(path, 'link');
      return path !== '' && !path.endsWith('/') && isPicked(path);
    });
  const files: SourceFile[] = [];
  for await (const { path, found } of lookAtFiles(cwd, paths, following)) {
    if (typeof found === 'string') skipped.add(path, found);
    else if (found !== null) files.push({ path, blob: found.blob, isEdited: true });
  }
  return files;
}
