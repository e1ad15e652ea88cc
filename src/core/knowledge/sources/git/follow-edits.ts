import { readWanted } from '../folder/open-folder';
import { createNamePicker } from '../pick-by-name';
import type { SkipTally } from '../skip-tally';
import type { ReadContent, SourceFile } from '../source-files';
import { blobId } from './blob-id';
import { readBlobs } from './read-blobs';
import type { Git, GitOptions } from './run-git';

type Call = Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>;
interface Following extends Call {
  /** The folder that is read of it; null for all. */
  readonly below: string | null;
  readonly skipped: SkipTally;
}

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
  const { cwd, signal, skipped } = following;
  const files: SourceFile[] = [];
  let deleted = 0;
  for (const file of committed) {
    signal.throwIfAborted();
    const content = await readWanted(cwd, file.path);
    if (typeof content === 'string') skipped.add(file.path, content);
    if (content === null) deleted += 1;
    if (content === null || typeof content === 'string') continue;
    const blob = blobId(content);
    if (blob === file.blob || blobId(withoutCarriageReturns(content)) === file.blob) files.push(file);
    else files.push({ path: file.path, blob, isEdited: true });
  }
  return { files: [...files, ...(await newFiles(git, following))], deleted };
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

/** Files that git does not know and is not told to ignore. */
async function newFiles(git: Git, { below, skipped, ...call }: Following): Promise<readonly SourceFile[]> {
  const where = below === null ? '.' : `:(literal)${below}`;
  const listed = await git.run(['ls-files', '--others', '--exclude-standard', '-z', '--', where], call);
  if (listed.code !== 0) {
    skipped.add('./', 'unreadable');
    return [];
  }
  const isPicked = createNamePicker(skipped);
  const found: SourceFile[] = [];
  for (const path of listed.stdout.toString('utf8').split('\0')) {
    call.signal.throwIfAborted();
    // What ends in a slash is a repository of its own.
    if (path.endsWith('/')) skipped.add(path, 'link');
    if (path === '' || path.endsWith('/') || !isPicked(path)) continue;
    const content = await readWanted(call.cwd, path);
    if (typeof content === 'string') skipped.add(path, content);
    else if (content !== null) found.push({ path, blob: blobId(content), isEdited: true });
  }
  return found;
}

/** As git stores a text that it checks out with the line ends of Windows. */
function withoutCarriageReturns(content: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
