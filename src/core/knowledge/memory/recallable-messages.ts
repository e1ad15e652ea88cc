import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/** Those of `messageIds` that are stored, not hidden or erased, and not of a private session. */
export async function recallableMessages(client: Client, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (messageIds.length === 0) return new Set();
  const { rows } = await client.execute({
    sql: `SELECT mastra_messages.id AS id FROM mastra_messages JOIN mastra_threads ON mastra_threads.id = thread_id
          WHERE mastra_messages.id IN (SELECT value FROM json_each(?))
            AND NOT EXISTS (SELECT 1 FROM lectern_hidden WHERE message_id = mastra_messages.id)
            AND ifnull(json_extract(mastra_threads.metadata, '$.isPrivate'), 0) = 0`,
    args: [JSON.stringify(messageIds)],
  });
  return new Set(rows.map(({ id }) => columnText(id)));
}
