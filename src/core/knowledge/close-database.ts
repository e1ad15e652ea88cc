import type { Client } from '@libsql/client';
import { emptyLog } from './empty-log';

/** Closes a database with its write-ahead log emptied into the file, which libSQL's own close does not do. */
export async function closeDatabase(client: Client): Promise<void> {
  try {
    await emptyLog(client);
  } finally {
    client.close();
  }
}
