import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { columnText } from '../column-text';
import { messageText } from './message-rows';

/** Comparisons of a row with a sentence that are made at once: a few ms. */
const COMPARED_AT_ONCE = 20_000;

/** A message as its row has it. */
export interface StoredMessage {
  readonly id: string;
  readonly threadId: string;
  readonly role: string;
  readonly content: Pick<LecternMessage, 'parts' | 'metadata'>;
  /** The content as it stands in its row. */
  readonly written: string;
}

export async function readMessages(
  client: Client,
  where: string,
  args: readonly (string | number)[],
): Promise<readonly StoredMessage[]> {
  const sql = `SELECT id, thread_id, role, content FROM mastra_messages ${where}`;
  const { rows } = await client.execute({ sql, args: [...args] });
  return rows.map((row) => ({
    id: columnText(row.id),
    threadId: columnText(row.thread_id),
    role: columnText(row.role),
    written: columnText(row.content),
    // Written by toRow.
    content: JSON.parse(columnText(row.content)) as StoredMessage['content'],
  }));
}

interface Looked {
  readonly needles: readonly string[];
  readonly threadIds: readonly string[];
}

/** All messages of these threads, and those in whose rows a needle stands, some at a time. */
export async function* pagesWith(
  client: Client,
  { needles, threadIds }: Looked,
): AsyncGenerator<readonly StoredMessage[], void> {
  const page = Math.max(1, Math.floor(COMPARED_AT_ONCE / (needles.length + 1)));
  const { rows } = await client.execute('SELECT ifnull(max(rowid), 0) AS last FROM mastra_messages');
  for (let from = 0; from <= Number(rows[0]?.last); from += page) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    yield await readMessages(
      client,
      `WHERE rowid >= ? AND rowid < ? AND (thread_id IN (SELECT value FROM json_each(?))
         OR EXISTS (SELECT 1 FROM json_each(?) WHERE instr(content, value) > 0))`,
      [from, from + page, JSON.stringify(threadIds), JSON.stringify(needles)],
    );
  }
}

/** The same messages in branches, which have ids of their own: what was said at the same moment in the same words. */
export async function findTwins(client: Client, messages: readonly StoredMessage[]): Promise<readonly StoredMessage[]> {
  const keyOf = ({ role, content }: StoredMessage): string =>
    JSON.stringify([role, content.metadata?.createdAt, messageText(content)]);
  const keys = new Set(messages.map(keyOf));
  const ids = new Set(messages.map(({ id }) => id));
  const times = messages.map(({ content }) => `"createdAt":${content.metadata?.createdAt ?? 'unknown'}`);
  const twins: StoredMessage[] = [];
  for await (const found of pagesWith(client, { needles: times, threadIds: [] })) {
    twins.push(...found.filter((each) => !ids.has(each.id) && keys.has(keyOf(each))));
  }
  return twins;
}
