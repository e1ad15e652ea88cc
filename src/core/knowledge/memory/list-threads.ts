import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { StoredThread } from '../knowledge';

const PAGE = 500;

/** The threads of mastra.db by id, from after one on. */
export async function listThreads(client: Client, after: string | null): Promise<readonly StoredThread[]> {
  const { rows } = await client.execute({
    sql: `SELECT id, title, "createdAt" AS createdAt, json_extract(metadata, '$.isPrivate') AS isPrivate,
        (SELECT m.id FROM mastra_messages m WHERE m.thread_id = t.id ORDER BY m."createdAt" DESC LIMIT 1) AS lastId
      FROM mastra_threads t WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
    args: [after ?? ''],
  });
  return rows.map((row) => ({
    id: columnText(row['id']),
    title: typeof row['title'] === 'string' && row['title'] !== '' ? row['title'] : null,
    createdAt: Date.parse(columnText(row['createdAt'])),
    isPrivate: Boolean(row['isPrivate']),
    lastMessageId: row['lastId'] === null ? null : columnText(row['lastId']),
  }));
}
