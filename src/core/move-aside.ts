import { access, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const MARK = '.damaged-';

/**
 * Moves a damaged database away, under a name that ends in the time, which is returned. Its log goes with it: it must
 * not be replayed into the file that takes its place.
 */
export async function moveAside(path: string, now: number): Promise<string> {
  const aside = `${path}${MARK}${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
  for (const part of ['', '-wal', '-shm']) {
    const exists = await access(path + part).then(
      () => true,
      () => false,
    );
    if (exists) await rename(path + part, aside + part);
  }
  return basename(aside);
}

/** Deletes what was moved aside of a database that can be made again. */
export async function removeAsides(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder);
  for (const name of names) if (name.startsWith(basename(path) + MARK)) await rm(join(folder, name), { force: true });
}
