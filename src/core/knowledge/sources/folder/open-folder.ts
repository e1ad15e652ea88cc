import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import type { SkipReason } from '../../../../shared/domain/skipped-files';
import { blobId } from '../git/blob-id';
import { isFolder } from '../is-folder';
import { normalizeSearchPath } from '../parse-address';
import type { OpenOptions } from '../open-source';
import { isSkippedFolder, MAX_FILE_BYTES, reasonByName } from '../pick-files';
import type { SkipTally } from '../skip-tally';
import type { OpenedSource, ReadContent, SourceFile } from '../source-files';

/** Files and folders that are looked at. */
const MAX_ENTRIES = 200_000;
/** Folders inside each other. */
const MAX_DEPTH = 40;

/** A folder read as plain files. Symbolic links in it are not followed. Errors: `source.missing`, `source.wrongPath`. */
export async function openFolder(
  input: SourceInput,
  { priority, signal, skipped }: Pick<OpenOptions, 'priority' | 'signal' | 'skipped'>,
): Promise<OpenedSource> {
  const { address, ref } = input;
  if (ref !== null) throw new AppError('source.wrongRef', { address, ref });
  if (!(await isFolder(address))) throw new AppError('source.missing', { path: address });
  const below = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (below !== null) await checkBelow(address, below);
  const paths = await listFiles(address, below, skipped, signal);
  const files: SourceFile[] = [];
  for (const path of paths) {
    await priority.pause(signal);
    const content = await readWanted(address, path);
    if (typeof content === 'string') skipped.add(path, content);
    else if (content !== null) files.push({ path, blob: blobId(content) });
  }
  return {
    commit: null,
    localPath: null,
    sizeBytes: 0,
    files,
    async *read(wanted, stop) {
      for (const { path } of wanted) {
        stop.throwIfAborted();
        yield await readWanted(address, path);
      }
    },
  };
}

/** Each step must be a folder itself, so neither `..` nor a link leads out. */
async function checkBelow(root: string, below: string): Promise<void> {
  let path = root;
  for (const step of below.split('/')) {
    path = join(path, step);
    const entry = step === '..' ? null : await lstat(path).catch(() => null);
    if (entry === null || !entry.isDirectory()) throw new AppError('source.wrongPath', { path: below });
  }
}

async function listFiles(
  root: string,
  below: string | null,
  skipped: SkipTally,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  let seen = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (!isGone(error)) skipped.add(`${folder}/`, 'unreadable');
      return [];
    });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      seen += 1;
      if (seen > MAX_ENTRIES) throw new AppError('source.tooLarge', { address: root });
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const reason = reasonOf(entry, path, depth);
      if (reason !== null) skipped.add(entry.isDirectory() ? `${path}/` : path, reason);
      else if (entry.isDirectory()) await visit(path, depth + 1);
      else found.push(path);
    }
  };
  await visit(below ?? '', 0);
  return found;
}

/** Why an entry of a folder is left out; null when it is read. */
function reasonOf(entry: Dirent, path: string, depth: number): SkipReason | null {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return reasonByName(path);
  if (!entry.isDirectory()) return 'otherKind';
  if (isSkippedFolder(entry.name)) return 'othersWork';
  return depth < MAX_DEPTH ? null : 'badName';
}

/** The content of a file below `root`. */
export async function readWanted(root: string, path: string): Promise<ReadContent> {
  const file = join(root, path);
  try {
    const entry = await lstat(file);
    if (entry.isSymbolicLink()) return 'link';
    if (!entry.isFile()) return 'otherKind';
    return entry.size > MAX_FILE_BYTES ? 'tooLarge' : await readFile(file);
  } catch (error) {
    return isGone(error) ? null : 'unreadable';
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
