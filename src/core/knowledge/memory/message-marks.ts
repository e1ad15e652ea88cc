import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/**
 * What the user decided about single messages, in tables of ours in mastra.db, so that it outlives index.db. A message
 * is hidden from the index until its text is erased; then it stays listed as erased, which keeps it out for good.
 */
export interface MessageMarks {
  pin(messageId: string, isPinned: boolean): Promise<void>;
  pinned(): Promise<readonly string[]>;
  /** Taking back is without effect once the text is erased. */
  hide(messageIds: readonly string[], isHidden: boolean): Promise<void>;
  hidden(): Promise<readonly string[]>;
  /** Their text is gone; nothing is pinned in them. */
  erased(messageIds: readonly string[]): Promise<void>;
}

export async function createMessageMarks(client: Client): Promise<MessageMarks> {
  await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS lectern_pinned (message_id TEXT PRIMARY KEY) WITHOUT ROWID',
      `CREATE TABLE IF NOT EXISTS lectern_hidden
         (message_id TEXT PRIMARY KEY, is_erased INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID`,
    ],
    'write',
  );
  const idsOf = async (sql: string, args: readonly string[] = []): Promise<readonly string[]> => {
    const { rows } = await client.execute({ sql, args: [...args] });
    return rows.map((row) => columnText(row.id));
  };
  const within = 'message_id IN (SELECT value FROM json_each(?))';
  return {
    async pin(messageId, isPinned) {
      const sql = isPinned
        ? 'INSERT OR IGNORE INTO lectern_pinned VALUES (?)'
        : 'DELETE FROM lectern_pinned WHERE message_id = ?';
      await client.execute({ sql, args: [messageId] });
    },
    pinned: () => idsOf('SELECT message_id AS id FROM lectern_pinned'),
    async hide(messageIds, isHidden) {
      const sql = isHidden
        ? 'INSERT OR IGNORE INTO lectern_hidden (message_id) SELECT value FROM json_each(?)'
        : `DELETE FROM lectern_hidden WHERE is_erased = 0 AND ${within}`;
      await client.execute({ sql, args: [JSON.stringify(messageIds)] });
    },
    hidden: () => idsOf('SELECT message_id AS id FROM lectern_hidden WHERE is_erased = 0'),
    async erased(messageIds) {
      const ids = JSON.stringify(messageIds);
      await client.batch(
        [
          { sql: 'INSERT OR REPLACE INTO lectern_hidden SELECT value, 1 FROM json_each(?)', args: [ids] },
          { sql: `DELETE FROM lectern_pinned WHERE ${within}`, args: [ids] },
        ],
        'write',
      );
    },
  };
}
