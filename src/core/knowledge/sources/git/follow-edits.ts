import { readWanted } from '../folder/open-folder';
import { isWanted } from '../pick-files';
import type { SourceFile } from '../source-files';
import { blobId } from './blob-id';
import { readBlobs } from './read-blobs';
import type { Git, GitOptions } from './run-git';

type Call = Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>;

/**
 * The files of a work tree as they lie there: edited and new ones are marked, deleted ones left out. Git itself is not
 * asked what was edited, since it would run the filters that the repository names; contents are hashed instead.
 */
export async function followEdits(
  git: Git,
  committed: readonly SourceFile[],
  call: Call,
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const file of committed) {
    call.signal.throwIfAborted();
    const content = await readWanted(call.cwd, file.path);
    if (content === null) continue;
    const blob = blobId(content);
    if (blob === file.blob || blobId(withoutCarriageReturns(content)) === file.blob) files.push(file);
    else files.push({ path: file.path, blob, isEdited: true });
  }
  return [...files, ...(await newFiles(git, call))];
}

/** Contents by blob: from disk while they are there, else from git. */
export async function* readFollowed(
  git: Git,
  files: readonly SourceFile[],
  call: Pick<Call, 'cwd' | 'signal'>,
): AsyncGenerator<Uint8Array | null> {
  for (const { path, blob } of files) {
    call.signal.throwIfAborted();
    const content = await readWanted(call.cwd, path);
    if (content !== null && blobId(content) === blob) yield content;
    else yield* readBlobs(git, [blob], { ...call, address: call.cwd });
  }
}

/** Files that git does not know and is not told to ignore. */
async function newFiles(git: Git, call: Call): Promise<readonly SourceFile[]> {
  const listed = await git.run(['ls-files', '--others', '--exclude-standard', '-z', '--', '.'], call);
  if (listed.code !== 0) return [];
  const found: SourceFile[] = [];
  for (const path of listed.stdout.toString('utf8').split('\0')) {
    const content = path !== '' && isWanted(path) ? await readWanted(call.cwd, path) : null;
    if (content !== null) found.push({ path, blob: blobId(content), isEdited: true });
  }
  return found;
}

/** As git stores a text that it checks out with the line ends of Windows. */
function withoutCarriageReturns(content: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
