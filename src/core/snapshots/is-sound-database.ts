import { createClient, LibsqlError } from '@libsql/client/sqlite3';
import { pathToFileURL } from 'node:url';
import { isSoundText } from '../is-sound-text';

/** True when SQLite finds no fault in a file that nothing else has open, and its text can be read. Its indexes are compared only when asked for. */
export async function isSoundDatabase(path: string, { withIndexes = false } = {}): Promise<boolean> {
  try {
    const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
    try {
      const { rows } = await client.execute(`PRAGMA ${withIndexes ? 'integrity' : 'quick'}_check(1)`);
      return rows[0]?.[0] === 'ok' && (await isSoundText(client));
    } finally {
      client.close();
    }
  } catch (error) {
    if (isWantOfRoom(error)) throw error;
    // Whatever else SQLite has against the file, the answer is the same.
    return false;
  }
}

/** True for what says nothing of the file. */
function isWantOfRoom(error: unknown): boolean {
  return error instanceof LibsqlError && /^SQLITE_(TOOBIG|NOMEM)/.test(error.code);
}
