import type { Client } from '@libsql/client';
import { titleOf } from '../../../shared/chat/title-of';
import { columnText } from '../column-text';
import type { SerialQueue } from '../../serial-queue';
import { titleWithoutQuotes } from './cut-quoted-blocks';
import { forgottenOf } from './find-copies';
import { echoOf, findEchoes, type EchoSearch } from './find-echoes';
import { messageText } from './message-rows';
import { readByIds, readMessages, saidIn, type StoredMessage } from './stored-messages';
import { isTitleOf } from './title-of-forgotten';

export interface EraseParts {
  /** Of mastra.db. */
  readonly client: Client;
  /** In its tasks rows are changed. */
  readonly writes: SerialQueue;
}

interface Erased {
  /** The messages whose text is gone. */
  readonly messageIds: readonly string[];
  /** Answers that quoted them, and do no more. */
  readonly changedIds: readonly string[];
}

/**
 * Takes the text of messages out of mastra.db: out of their rows, out of the titles of their threads, and out of the
 * answers that quote them. No other message changes: what goes with one was hidden with it, and what is said in the same
 * words since then stays. Copies go first, so that a crash leaves what is needed to go on.
 */
export async function eraseTexts(parts: EraseParts, messageIds: readonly string[]): Promise<Erased> {
  const { client, writes } = parts;
  const messages = await readByIds(client, messageIds);
  const changedIds = await eraseEchoes(parts, searchOf(messages));
  await writes.run(async () => {
    for (const message of messages) await writeContent(client, message.id, erasedContent(message));
    await eraseTitles(client, messages);
  });
  return { messageIds: messages.map(({ id }) => id), changedIds };
}

/** Takes quotations of what is said in a thread out of the answers of others: of those that recalled it. */
export async function eraseCopiesOfThread(parts: EraseParts, threadId: string): Promise<readonly string[]> {
  const messages = await readMessages(parts.client, 'WHERE thread_id = ?', [threadId]);
  return eraseEchoes(parts, { ...searchOf(messages), names: [threadId], threadIds: [], mentioned: [threadId] });
}

export function searchOf(messages: readonly StoredMessage[]): EchoSearch {
  const ids = messages.map(({ id }) => id);
  const texts = messages.flatMap(({ content }) => saidIn(content));
  const threadIds = [...new Set(messages.map(({ threadId }) => threadId))];
  return { forgotten: forgottenOf(ids, texts), names: ids, threadIds, mentioned: threadIds };
}

/** The last of a chain of copies first, as they are found by way of the others. */
async function eraseEchoes(parts: EraseParts, search: EchoSearch): Promise<readonly string[]> {
  const { client, writes } = parts;
  const found = await findEchoes(client, search);
  const echoIds = new Set(found.keys());
  const ids = [...echoIds].toReversed();
  for (const id of ids) {
    await writes.run(async () => {
      const echo = await echoOf(client, id, search.forgotten, echoIds);
      if (echo === null) return;
      await writeContent(client, id, echo.left);
      if (echo.message.role === 'user') await renewTitle(client, echo.message, echo.left);
    });
  }
  return ids;
}

/** Its place on the path is left. */
function erasedContent({ content }: StoredMessage): unknown {
  const { parentId = null, createdAt = 0 } = content.metadata ?? {};
  return { ...content, parts: [{ type: 'text', text: '' }], metadata: { parentId, createdAt, forgotten: true } };
}

/** Titles of their own threads: each is made anew from what is left there. */
async function eraseTitles(client: Client, messages: readonly StoredMessage[]): Promise<void> {
  for (const threadId of new Set(messages.map((message) => message.threadId))) {
    const said = messages.filter((message) => message.threadId === threadId).flatMap(({ content }) => saidIn(content));
    const { rows } = await client.execute({ sql: 'SELECT title FROM mastra_threads WHERE id = ?', args: [threadId] });
    const title = rows[0] === undefined ? '' : columnText(rows[0].title);
    if (title === '' || !isTitleOf(title, said)) continue;
    const args = [await titleOfThread(client, threadId), threadId];
    await client.execute({ sql: 'UPDATE mastra_threads SET title = ? WHERE id = ?', args });
  }
}

/** Of a thread that has it of a prompt with a quote. */
async function renewTitle(
  client: Client,
  { threadId, content }: StoredMessage,
  left: StoredMessage['content'],
): Promise<void> {
  const args = [titleWithoutQuotes(messageText(left)), threadId, titleOf(messageText(content))];
  await client.execute({ sql: 'UPDATE mastra_threads SET title = ? WHERE id = ? AND title = ?', args });
}

async function titleOfThread(client: Client, threadId: string): Promise<string> {
  const prompts = await readMessages(
    client,
    `WHERE thread_id = ? AND role = 'user' AND json_extract(content, '$.metadata.forgotten') IS NULL
     ORDER BY "createdAt" LIMIT 20`,
    [threadId],
  );
  return prompts.map(({ content }) => titleOf(messageText(content))).find((title) => title !== '') ?? '';
}

async function writeContent(client: Client, id: string, content: unknown): Promise<void> {
  await client.execute({
    sql: 'UPDATE mastra_messages SET content = ? WHERE id = ?',
    args: [JSON.stringify(content), id],
  });
}
