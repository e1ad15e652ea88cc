import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import type { SkipReason } from '../../../../shared/domain/skipped-files';
import { isFolder } from '../is-folder';
import { normalizeSearchPath } from '../parse-address';
import type { OpenOptions } from '../open-options';
import { isSkippedFolder, reasonByName } from '../pick-files';
import type { SkipTally } from '../skip-tally';
import type { OpenedSource, SourceFile } from '../source-files';
import { lookAtFiles } from './look-at-files';
import { isGone, readWanted } from './read-wanted';

/** Files and folders that are looked at. */
const MAX_ENTRIES = 200_000;
/** Folders inside each other. */
const MAX_DEPTH = 40;

/** A folder read as plain files. Symbolic links in it are not followed. Errors: `source.missing`, `source.wrongPath`. */
export async function openFolder(
  input: SourceInput,
  options: Pick<OpenOptions, 'known' | 'now' | 'priority' | 'signal' | 'skipped'>,
): Promise<OpenedSource> {
  const { known, signal, skipped } = options;
  const { address, ref } = input;
  if (ref !== null) throw new AppError('source.wrongRef', { address, ref });
  if (!(await isFolder(address))) throw new AppError('source.missing', { path: address });
  const below = input.searchPath === null ? null : normalizeSearchPath(input.searchPath);
  if (below !== null) await checkBelow(address, below);
  const paths = await listFiles(address, below, skipped, signal);
  const files: SourceFile[] = [];
  for await (const { path, found } of lookAtFiles(address, paths, options)) {
    if (typeof found === 'string') skipped.add(path, found);
    else if (found !== null) files.push({ path, blob: found.blob });
  }
  known.keepOnly(new Set(paths));
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
