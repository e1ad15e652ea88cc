import type { Client } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import { columnText } from '../column-text';

/** Which messages are embedded, and by which embedders, in index.db. One without any text counts too, or it would be missing. */
export interface EmbeddedMessages {
  /** Those of `ids` that this embedder has not embedded. */
  missing(ids: readonly string[], embedderId: string): Promise<readonly string[]>;
  mark(row: MastraDBMessage, embedderId: string): Promise<void>;
  removeThread(threadId: string): Promise<void>;
  /** Forgets what other embedders have embedded. */
  keepOnly(embedderId: string): Promise<void>;
}

export async function createEmbeddedMessages(client: Pick<Client, 'batch' | 'execute'>): Promise<EmbeddedMessages> {
  await client.batch(
    [
      `CREATE TABLE IF NOT EXISTS embedded_messages
         (message_id TEXT, embedder TEXT, thread_id TEXT NOT NULL, PRIMARY KEY (message_id, embedder)) WITHOUT ROWID`,
      'CREATE INDEX IF NOT EXISTS embedded_messages_thread ON embedded_messages (thread_id)',
    ],
    'write',
  );
  return {
    async missing(ids, embedderId) {
      const { rows } = await client.execute({
        sql: `SELECT value AS id FROM json_each(?1) WHERE NOT EXISTS
                (SELECT 1 FROM embedded_messages WHERE message_id = value AND embedder = ?2)`,
        args: [JSON.stringify(ids), embedderId],
      });
      return rows.map((row) => columnText(row.id));
    },
    async mark(row, embedderId) {
      await client.execute({
        sql: 'INSERT OR IGNORE INTO embedded_messages (message_id, embedder, thread_id) VALUES (?, ?, ?)',
        args: [row.id, embedderId, row.threadId ?? ''],
      });
    },
    async removeThread(threadId) {
      await client.execute({ sql: 'DELETE FROM embedded_messages WHERE thread_id = ?', args: [threadId] });
    },
    async keepOnly(embedderId) {
      await client.execute({ sql: 'DELETE FROM embedded_messages WHERE embedder <> ?', args: [embedderId] });
    },
  };
}
