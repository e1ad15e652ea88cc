import { access, rename } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * Moves a damaged database away, under a name that ends in the time, which is returned. Its log goes with it: it must
 * not be replayed into the file that takes its place.
 */
export async function moveAside(path: string, now: number): Promise<string> {
  const aside = `${path}.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
  for (const part of ['', '-wal', '-shm']) {
    const exists = await access(path + part).then(
      () => true,
      () => false,
    );
    if (exists) await rename(path + part, aside + part);
  }
  return basename(aside);
}
