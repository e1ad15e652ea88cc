import type { BigIntStats } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SkipReason } from '../../../../shared/domain/skipped-files';
import { MAX_FILE_BYTES } from '../pick-files';
import type { ReadContent } from '../source-files';

/** What is told of a file below `root` that may be read; else why it may not, or null when it is not there. */
export async function statWanted(root: string, path: string): Promise<BigIntStats | SkipReason | null> {
  try {
    const stats = await lstat(join(root, path), { bigint: true });
    if (stats.isSymbolicLink()) return 'link';
    if (!stats.isFile()) return 'otherKind';
    return stats.size > MAX_FILE_BYTES ? 'tooLarge' : stats;
  } catch (error) {
    return whyNot(error);
  }
}

/** The content of a file below `root`. */
export async function readWanted(root: string, path: string): Promise<ReadContent> {
  const stats = await statWanted(root, path);
  if (stats === null || typeof stats === 'string') return stats;
  return readFile(join(root, path)).catch(whyNot);
}

function whyNot(error: unknown): SkipReason | null {
  return isGone(error) ? null : 'unreadable';
}

export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
