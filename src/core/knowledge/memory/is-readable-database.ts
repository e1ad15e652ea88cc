import { createClient } from '@libsql/client';
import { open, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** First bytes of every SQLite file (sqlite.org/fileformat2.html, 1.3). */
const SQLITE_HEADER = 'SQLite format 3\0';

/**
 * True when `path` is a sound SQLite database, is empty, or is not there yet. What has not even the header is never
 * opened as a database, so it stays as it is.
 */
export async function isReadableDatabase(path: string): Promise<boolean> {
  const header = await readHeader(path);
  if (header === '') return true;
  if (header !== SQLITE_HEADER) return false;
  try {
    const client = createClient({ url: pathToFileURL(path).href });
    try {
      const { rows } = await client.execute('PRAGMA quick_check(1)');
      return rows[0]?.quick_check === 'ok';
    } finally {
      client.close();
    }
  } catch {
    // Whatever SQLite has against the file, the answer is the same.
    return false;
  }
}

/** Empty when there is no file or nothing in it; null when it cannot be read. */
async function readHeader(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    if (size === 0) return '';
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SQLITE_HEADER.length), 0, SQLITE_HEADER.length, 0);
      return buffer.subarray(0, bytesRead).toString('latin1');
    } finally {
      await file.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : null;
  }
}
