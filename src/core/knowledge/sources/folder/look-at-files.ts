import type { SkipReason } from '../../../../shared/domain/skipped-files';
import type { Priority } from '../../priority';
import { blobId } from '../git/blob-id';
import type { ReadContent } from '../source-files';
import type { FileBlobs, KnownBlobs } from './known-blobs';
import { readWanted, statWanted } from './read-wanted';

/** Files looked at side by side: each waits for the disk more than for us. */
const AT_ONCE = 32;

export interface LookOptions {
  readonly known: KnownBlobs;
  /** Unix ms. */
  readonly now: () => number;
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** In place of reading from disk. */
  readonly read?: (root: string, path: string) => Promise<ReadContent>;
}

/** What lies at a path: its blobs; why it is left out; or null when it is gone. */
export interface LookedAt {
  readonly path: string;
  readonly found: FileBlobs | SkipReason | null;
}

/** Looks at files below `root`, in their order, and hashes those that may have changed since the last look. */
export async function* lookAtFiles(
  root: string,
  paths: readonly string[],
  options: LookOptions,
): AsyncGenerator<LookedAt> {
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    await options.priority.pause(options.signal);
    const some = paths.slice(from, from + AT_ONCE);
    yield* await Promise.all(some.map(async (path) => ({ path, found: await lookAt(root, path, options) })));
  }
}

async function lookAt(
  root: string,
  path: string,
  { known, now, read = readWanted }: LookOptions,
): Promise<LookedAt['found']> {
  const lookedAt = now();
  const stats = await statWanted(root, path);
  if (stats === null || typeof stats === 'string') return stats;
  const before = known.get(path, stats);
  if (before !== null) return before;
  const content = await read(root, path);
  if (content === null || typeof content === 'string') return content;
  const blobs = blobsOf(content);
  known.keep(path, stats, blobs, lookedAt);
  return blobs;
}

function blobsOf(content: Uint8Array): FileBlobs {
  const blob = blobId(content);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes('\r\n')) return { blob, storedBlob: blob };
  return { blob, storedBlob: blobId(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) };
}
