import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Unix permissions sit in the upper half of an entry's external attributes. */
const permissionsOf = (entry) => (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;

/**
 * Unpacks the files for which `place` names a path under `folder`. Names that lead out of the folder are refused by yauzl.
 * @param {(name: string) => string | undefined} place
 */
export async function extractZip(zipPath, folder, place) {
  const zip = await openPromise(zipPath);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = place(entry.fileName);
      if (!name || name.endsWith('/')) continue;
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      const content = await zip.openReadStreamPromise(entry);
      await pipeline(content, createWriteStream(target, { mode: permissionsOf(entry) }));
    }
  } finally {
    zip.close();
  }
}
