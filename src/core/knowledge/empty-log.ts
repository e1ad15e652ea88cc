import type { Client } from '@libsql/client';

export const EMPTY_LOG = 'PRAGMA wal_checkpoint(TRUNCATE)';

/**
 * Writes what is in the write-ahead log into the file, old versions of pages with it, and cuts both to their size. Without
 * it the disk gets nothing back of what was deleted, and the log stays as long as it ever was.
 */
export async function emptyLog(client: Client): Promise<void> {
  await client.execute(EMPTY_LOG);
}
