import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isGone } from './folder/read-wanted';

/** A block of `stat`, whatever the disk's own are. */
const BLOCK_BYTES = 512;

/** Bytes that a folder takes on disk with all below it, as `du` counts them. What is gone meanwhile takes none. */
export async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(orIfGone<string[]>([]));
  const sizes = ['', ...names].map((name) =>
    lstat(join(folder, name)).then(({ blocks }) => blocks * BLOCK_BYTES, orIfGone(0)),
  );
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
}

function orIfGone<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (isGone(error)) return value;
    throw error;
  };
}
