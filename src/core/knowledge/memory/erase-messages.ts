import type { Client } from '@libsql/client';
import { titleOf } from '../../../shared/chat/title-of';
import { columnText } from '../column-text';
import type { SerialQueue } from '../../serial-queue';
import {
  forgottenOf,
  isTitleOfForgotten,
  withoutForgotten,
  withoutQueries,
  writtenForms,
  type Forgotten,
} from './find-copies';
import { messageText } from './message-rows';
import { findTwins, pagesWith, readMessages, type StoredMessage } from './stored-messages';

/** Sentences of a very long message by which copies are found, longest first; messages that recalled it are found by its id. */
const MAX_SENTENCES = 200;

export interface EraseParts {
  /** Of mastra.db. */
  readonly client: Client;
  /** In its tasks rows are changed. */
  readonly writes: SerialQueue;
}

/**
 * Takes the text of messages out of mastra.db: out of their rows, out of the titles of their threads, and out of every
 * message that holds a copy. Gives the ids of the others that changed. Copies go first, so that a crash leaves what is
 * needed to go on.
 */
export async function eraseTexts(parts: EraseParts, messageIds: readonly string[]): Promise<readonly string[]> {
  const { client, writes } = parts;
  const originals = await readMessages(client, 'WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(messageIds),
  ]);
  const twins = await findTwins(client, originals);
  const messages = [...twins, ...originals];
  const forgotten = forgottenOf(messages.map(({ id, content }) => ({ id, text: messageText(content) })));
  const changed = await eraseCopies(parts, {
    forgotten,
    names: messages.map(({ id }) => id),
    sentences: forgotten.sentences.slice(0, MAX_SENTENCES).flatMap(writtenForms),
    threadIds: [...new Set(messages.map(({ threadId }) => threadId))],
  });
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
  return [...changed, ...twins.map(({ id }) => id)];
}

/**
 * Takes copies of what the messages of a thread say out of the messages of others: of those that recalled it. Looking
 * for each sentence of a long thread in all that was ever said would take minutes.
 */
export async function eraseCopiesOfThread(parts: EraseParts, threadId: string): Promise<readonly string[]> {
  const messages = await readMessages(parts.client, 'WHERE thread_id = ?', [threadId]);
  const forgotten = forgottenOf(messages.map(({ id, content }) => ({ id, text: messageText(content) })));
  return eraseCopies(parts, { forgotten, names: [threadId], sentences: [], threadIds: [] });
}

/** Where copies of what was forgotten may stand. */
interface Search {
  readonly forgotten: Forgotten;
  /** Ids: an answer that has one of them had before it what is forgotten, or what holds a copy. */
  readonly names: readonly string[];
  /** What has one of them holds a copy. */
  readonly sentences: readonly string[];
  /** The answers of these had it before them. */
  readonly threadIds: readonly string[];
}

/**
 * Copies, then the copies of those, and so on: an answer that was recalled was quoted in turn. The last go first, as
 * they are found by way of the others.
 */
async function eraseCopies(parts: EraseParts, search: Search): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let next = search; ;) {
    const ids = (await findCopies(parts.client, next)).filter((id) => !found.has(id));
    if (ids.length === 0) break;
    for (const id of ids) found.add(id);
    next = { ...search, names: ids, sentences: [], threadIds: [] };
  }
  const whole = { ...search, names: [...search.names, ...found] };
  const ids = [...found].toReversed();
  for (const id of ids) {
    await parts.writes.run(async () => {
      const [message] = await readMessages(parts.client, 'WHERE id = ?', [id]);
      if (message !== undefined) await writeContent(parts.client, id, withoutCopies(message, whole));
    });
  }
  return ids;
}

/** The ids of messages that hold copies. */
async function findCopies(client: Client, search: Search): Promise<readonly string[]> {
  const needles = [...search.names, ...search.sentences];
  const ids: string[] = [];
  for await (const found of pagesWith(client, { needles, threadIds: search.threadIds })) {
    const others = found.filter(({ id }) => !search.forgotten.messageIds.has(id));
    ids.push(...others.filter((each) => withoutCopies(each, search) !== each.content).map(({ id }) => id));
  }
  return ids;
}

function withoutCopies(message: StoredMessage, { forgotten, names, threadIds }: Search): unknown {
  const { role, threadId, content, written } = message;
  const isTraced =
    role === 'assistant' && (threadIds.includes(threadId) || names.some((name) => written.includes(name)));
  const kept = withoutForgotten(content, forgotten, isTraced ? 'traced' : 'anywhere');
  const isOwn = role === 'assistant' && forgotten.messageIds.has(content.metadata?.parentId ?? '');
  return isOwn ? withoutQueries(kept) : kept;
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

async function writeContent(client: Client, id: string, content: unknown): Promise<void> {
  await client.execute({
    sql: 'UPDATE mastra_messages SET content = ? WHERE id = ?',
    args: [JSON.stringify(content), id],
  });
}
