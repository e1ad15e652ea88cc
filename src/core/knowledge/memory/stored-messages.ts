import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { attachmentsOf } from '../../../shared/chat/prompt-parts';
import { columnText } from '../column-text';
import { messageText } from './message-rows';

/** Comparisons of a row with a text that are made at once: a few ms. */
const COMPARED_AT_ONCE = 20_000;
/** Messages of a thread whose parents are read at once: some may hold whole files. */
const PARENTS_AT_ONCE = 32;

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
  args: readonly (string | number | null)[],
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

export function readByIds(client: Client, ids: Iterable<string>): Promise<readonly StoredMessage[]> {
  return readMessages(client, 'WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify([...ids])]);
}

/** The messages before one on its path, at most so many, oldest first. */
export async function readPathTo(client: Client, id: string, most: number): Promise<readonly StoredMessage[]> {
  const path: StoredMessage[] = [];
  const seen = new Set<string>([id]);
  for (let [next] = await readByIds(client, [id]); next !== undefined && path.length < most;) {
    const parentId: string | null = next.content.metadata?.parentId ?? null;
    if (parentId === null || seen.has(parentId)) break;
    seen.add(parentId);
    [next] = await readByIds(client, [parentId]);
    if (next !== undefined) path.push(next);
  }
  return path.toReversed();
}

/** By id, the message that each follows; null for the first of a thread. */
export async function parentsOf(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await client.execute({
    sql: `SELECT id, json_extract(content, '$.metadata.parentId') AS parent FROM mastra_messages
          WHERE id IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(rows.map(({ id, parent }) => [columnText(id), parent === null ? null : columnText(parent)]));
}

/**
 * All messages of a thread, oldest first, without what they say, some at a time: for the parent of one all that it says is
 * gone through.
 */
export async function* parentsOfThread(
  client: Client,
  threadId: string,
): AsyncGenerator<readonly LecternMessage[], void> {
  const sql = `SELECT id, "createdAt" AS at, json_extract(content, '$.metadata.parentId') AS parent FROM mastra_messages
    WHERE thread_id = ? AND ("createdAt", id) > (?, ?) ORDER BY "createdAt", id LIMIT ${PARENTS_AT_ONCE}`;
  for (let after: readonly [at: string, id: string] = ['', '']; ;) {
    const { rows } = await client.execute({ sql, args: [threadId, ...after] });
    yield rows.map(({ id, parent }) => ({
      id: columnText(id),
      role: 'user',
      parts: [],
      metadata: { parentId: parent === null ? null : columnText(parent), createdAt: 0 },
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PARENTS_AT_ONCE) return;
    after = [columnText(last.at), columnText(last.id)];
  }
}

/** All that a message says: its text and the files that went along. */
export function saidIn({ parts }: StoredMessage['content']): readonly string[] {
  return [messageText({ parts }), ...attachmentsOf(parts).map(({ text }) => text)].filter((text) => text.trim() !== '');
}

interface Looked {
  readonly needles: readonly string[];
  /** In lower case, which is that of ASCII here; in their rows they may be in any. */
  readonly words?: readonly string[];
  readonly threadIds: readonly string[];
  /** Of messages in this role alone. */
  readonly role?: 'user';
}

/** All messages of these threads, and those in whose rows a needle or a word stands, some at a time. */
export async function* pagesWith(
  client: Client,
  { needles, words = [], threadIds, role }: Looked,
): AsyncGenerator<readonly StoredMessage[], void> {
  const page = Math.max(1, Math.floor(COMPARED_AT_ONCE / (needles.length + words.length + 1)));
  const { rows } = await client.execute('SELECT ifnull(max(rowid), 0) AS last FROM mastra_messages');
  for (let from = 0; from <= Number(rows[0]?.last); from += page) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    yield await readMessages(
      client,
      `WHERE rowid >= ? AND rowid < ? AND (? IS NULL OR role = ?) AND (thread_id IN (SELECT value FROM json_each(?))
         OR EXISTS (SELECT 1 FROM json_each(?) WHERE instr(content, value) > 0)
         OR EXISTS (SELECT 1 FROM json_each(?) WHERE instr(lower(content), value) > 0))`,
      [
        from,
        from + page,
        role ?? null,
        role ?? null,
        ...[threadIds, needles, words].map((each) => JSON.stringify(each)),
      ],
    );
  }
}
