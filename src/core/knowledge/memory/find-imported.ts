import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/** A thread that an import made, by its ids. */
export interface ImportedThread {
  readonly id: string;
  readonly messageIds: readonly string[];
}

/** What of an id does not come from a time: the names that it was derived of (see derive-id.ts). */
export function nameOf(id: string): string {
  return id.slice('01234567-0123-'.length);
}

/** The thread of the same name as `sessionId`, whatever time its id has; null where there is none. */
export async function findImported(client: Client, sessionId: string): Promise<ImportedThread | null> {
  const { rows: threads } = await client.execute({
    sql: 'SELECT id FROM mastra_threads WHERE substr(id, 15) = ? ORDER BY id = ? DESC LIMIT 1',
    args: [nameOf(sessionId), sessionId],
  });
  if (threads[0] === undefined) return null;
  const id = columnText(threads[0].id);
  const { rows } = await client.execute({ sql: 'SELECT id FROM mastra_messages WHERE thread_id = ?', args: [id] });
  return { id, messageIds: rows.map((row) => columnText(row.id)) };
}
