import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import type { Priority } from '../../priority';
import { blobId } from '../git/blob-id';
import { isFolder } from '../is-folder';
import { isPlainPath } from '../is-plain-path';
import { normalizeSearchPath } from '../parse-address';
import { isSkippedFolder, isWanted, MAX_FILE_BYTES } from '../pick-files';
import type { OpenedSource, SourceFile } from '../source-files';

/** Files and folders that are looked at. */
const MAX_ENTRIES = 200_000;
/** Folders inside each other. */
const MAX_DEPTH = 40;

/** A folder read as plain files. Symbolic links in it are not followed. Errors: `source.missing`, `source.wrongPath`. */
export async function openFolder(input: SourceInput, priority: Priority, signal: AbortSignal): Promise<OpenedSource> {
  const { address, ref } = input;
  if (ref !== null) throw new AppError('source.wrongRef', { address, ref });
  if (!(await isFolder(address))) throw new AppError('source.missing', { path: address });
  const below = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (below !== null) await checkBelow(address, below);
  const paths = await listFiles(address, below, signal);
  const files: SourceFile[] = [];
  for (const path of paths) {
    await priority.pause(signal);
    const content = await readWanted(address, path);
    if (content !== null) files.push({ path, blob: blobId(content) });
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

async function listFiles(root: string, below: string | null, signal: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  let seen = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    // A folder that may not be read is passed over, like one that is gone by now.
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      seen += 1;
      if (seen > MAX_ENTRIES) throw new AppError('source.tooLarge', { address: root });
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && isPlainPath(path) && isWanted(path)) found.push(path);
      else if (entry.isDirectory() && depth < MAX_DEPTH && !isSkippedFolder(entry.name)) await visit(path, depth + 1);
    }
  };
  await visit(below ?? '', 0);
  return found;
}

/** The content of a file below `root`; null for what is gone, no plain file, or too large. */
export async function readWanted(root: string, path: string): Promise<Uint8Array | null> {
  const file = join(root, path);
  const entry = await lstat(file).catch(() => null);
  if (entry === null || !entry.isFile() || entry.size > MAX_FILE_BYTES) return null;
  return readFile(file).catch(() => null);
}
