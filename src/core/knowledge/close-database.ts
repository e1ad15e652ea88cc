import type { Client } from '@libsql/client';

/** Closes a database with its write-ahead log emptied into the file, which libSQL's own close does not do. */
export async function closeDatabase(client: Client): Promise<void> {
  try {
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}
