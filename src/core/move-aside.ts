import { access, readdir, rename, rm, stat } from 'node:fs/promises';
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

/** What was moved aside of a database: the names of its files, and how many bytes they take. */
export async function findAsides(path: string): Promise<{ readonly names: readonly string[]; readonly bytes: number }> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(path) + MARK));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return { names, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Deletes what was moved aside of a database, for good. A folder was never a database: it goes when the user says so. */
export async function removeAsides(path: string, withFolders = false): Promise<void> {
  const { names } = await findAsides(path);
  for (const name of names) {
    const aside = join(dirname(path), name);
    if (withFolders || !(await stat(aside)).isDirectory()) await rm(aside, { force: true, recursive: withFolders });
  }
}
