import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { titleOf } from '../../../shared/chat/title-of';
import { columnText } from '../column-text';
import type { SerialQueue } from '../../serial-queue';
import { forgottenOf, isTitleOfForgotten, withoutForgotten, writtenForms, type Forgotten } from './find-copies';
import { messageText } from './message-rows';

/** Comparisons of a row with a sentence that are made at once: a few ms. */
const COMPARED_AT_ONCE = 20_000;
/** Sentences of a very long message by which copies are found, longest first; messages that recalled it are found by its id. */
const MAX_SENTENCES = 200;

export interface EraseParts {
  /** Of mastra.db. */
  readonly client: Client;
  /** In its tasks rows are changed. */
  readonly writes: SerialQueue;
}

interface StoredMessage {
  readonly id: string;
  readonly threadId: string;
  readonly content: Pick<LecternMessage, 'parts' | 'metadata'>;
}

/**
 * Takes the text of messages out of mastra.db: out of their rows, out of the titles of their threads, and out of every
 * message that holds a copy. Gives the ids of the others that changed. Copies go first, so that a crash leaves what is
 * needed to go on.
 */
export async function eraseTexts(parts: EraseParts, messageIds: readonly string[]): Promise<readonly string[]> {
  const { client, writes } = parts;
  const messages = await readMessages(client, 'WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(messageIds),
  ]);
  const forgotten = forgottenOf(messages.map(({ id, content }) => ({ id, text: messageText(content) })));
  const needles = [...messageIds, ...forgotten.sentences.slice(0, MAX_SENTENCES).flatMap(writtenForms)];
  const changed = await eraseCopies(parts, forgotten, needles);
  await writes.run(async () => {
    for (const { id, content } of messages) {
      const { parentId = null, createdAt = 0 } = content.metadata ?? {};
      const erased = {
        ...content,
        parts: [{ type: 'text', text: '' }],
        metadata: { parentId, createdAt, forgotten: true },
      };
      await writeContent(client, id, erased);
    }
    await eraseTitles(client, messages, forgotten);
  });
  return changed;
}

/**
 * Takes copies of what the messages of a thread say out of the messages of others: of those that recalled it. Looking
 * for each sentence of a long thread in all that was ever said would take minutes.
 */
export async function eraseCopiesOfThread(parts: EraseParts, threadId: string): Promise<readonly string[]> {
  const messages = await readMessages(parts.client, 'WHERE thread_id = ?', [threadId]);
  const forgotten = forgottenOf(messages.map(({ id, content }) => ({ id, text: messageText(content) })));
  return eraseCopies(parts, forgotten, [threadId]);
}

/** `needles`: a message is looked into when it holds one of them. */
async function eraseCopies(
  { client, writes }: EraseParts,
  forgotten: Forgotten,
  needles: readonly string[],
): Promise<readonly string[]> {
  const page = Math.max(1, Math.floor(COMPARED_AT_ONCE / (needles.length + 1)));
  const { rows } = await client.execute('SELECT ifnull(max(rowid), 0) AS last FROM mastra_messages');
  const changed: string[] = [];
  for (let from = 0; from <= Number(rows[0]?.last); from += page) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    await writes.run(async () => {
      const found = await readMessages(
        client,
        'WHERE rowid >= ? AND rowid < ? AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(content, value) > 0)',
        [from, from + page, JSON.stringify(needles)],
      );
      for (const { id, content } of found) {
        if (forgotten.messageIds.has(id)) continue;
        const kept = withoutForgotten(content, forgotten);
        if (kept === content) continue;
        await writeContent(client, id, kept);
        changed.push(id);
      }
    });
  }
  return changed;
}

/** A title is the beginning of a prompt: of a short one in its own session alone, as many begin alike. */
async function eraseTitles(client: Client, messages: readonly StoredMessage[], forgotten: Forgotten): Promise<void> {
  const own = new Set(messages.map(({ threadId, content }) => `${threadId} ${titleOf(messageText(content))}`));
  const { rows } = await client.execute("SELECT id, title FROM mastra_threads WHERE title <> ''");
  for (const { id, title } of rows.map((row) => ({ id: columnText(row.id), title: columnText(row.title) }))) {
    if (!own.has(`${id} ${title}`) && !isTitleOfForgotten(title, forgotten)) continue;
    await client.execute({ sql: "UPDATE mastra_threads SET title = '' WHERE id = ?", args: [id] });
  }
}

async function readMessages(
  client: Client,
  where: string,
  args: readonly (string | number)[],
): Promise<readonly StoredMessage[]> {
  const sql = `SELECT id, thread_id, content FROM mastra_messages ${where}`;
  const { rows } = await client.execute({ sql, args: [...args] });
  return rows.map((row) => ({
    id: columnText(row.id),
    threadId: columnText(row.thread_id),
    // Written by toRow.
    content: JSON.parse(columnText(row.content)) as StoredMessage['content'],
  }));
}

async function writeContent(client: Client, id: string, content: unknown): Promise<void> {
  await client.execute({
    sql: 'UPDATE mastra_messages SET content = ? WHERE id = ?',
    args: [JSON.stringify(content), id],
  });
}
