import type { Client } from '@libsql/client';

/**
 * Sets all connections that a client may open to overwrite what they delete, as SQLite else leaves it readable in the
 * file. `count` is the client's `concurrency`; each transaction holds a connection of its own.
 */
export async function secureConnections(client: Client, count: number): Promise<void> {
  const held = await Promise.all(Array.from({ length: count }, () => client.transaction('deferred')));
  try {
    for (const connection of held) await connection.execute('PRAGMA secure_delete = ON');
  } finally {
    for (const connection of held) connection.close();
  }
}
