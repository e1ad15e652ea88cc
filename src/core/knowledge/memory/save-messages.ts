import type { MastraDBMessage } from '@mastra/core/memory';
import type { SaveInput } from '../knowledge';
import type { MastraMemory } from './create-memory';
import { toRow } from './message-rows';
import { storedText } from './stored-text';

/** Stores a thread and messages of it, idempotently. Gives the messages as they are stored. */
export async function saveMessages(mastra: MastraMemory, input: SaveInput): Promise<readonly MastraDBMessage[]> {
  const { session, resourceId, messages } = input;
  await keepThread(mastra, input);
  const { rows } = await mastra.client.execute({
    sql: 'SELECT max("createdAt") AS last FROM mastra_messages WHERE thread_id = ?',
    args: [session.id],
  });
  const kept = await keptAsTheyAre(mastra, input);
  let last = typeof rows[0]?.last === 'string' ? Date.parse(rows[0].last) : 0;
  const mastraRows = messages
    .filter(({ id }) => !kept.has(id))
    .map((message) => {
      // Equal times come back in any order; a message that is stored already keeps the time it has.
      last = Math.max(message.metadata?.createdAt ?? session.createdAt, last + 1);
      return toRow(message, session.id, resourceId, last);
    });
  await mastra.messages.saveMessages({ messages: mastraRows });
  return mastraRows;
}

/**
 * A save that comes late, or again, must not bring back what was erased. Nor does it change a prompt that is stored, which
 * every answer to it is saved with: words may have been taken out of it, and its place on the path is that of its first.
 */
async function keptAsTheyAre({ client }: MastraMemory, { messages }: SaveInput): Promise<ReadonlySet<unknown>> {
  const ids = JSON.stringify(messages.map(({ id }) => id));
  const { rows } = await client.execute({
    sql: `SELECT message_id AS id FROM lectern_hidden WHERE is_erased = 1 AND message_id IN (SELECT value FROM json_each(?))
          UNION SELECT id FROM mastra_messages WHERE role = 'user' AND id IN (SELECT value FROM json_each(?))`,
    args: [ids, ids],
  });
  return new Set(rows.map((row) => row.id));
}

/** Makes the thread unless it is there: making it twice would wipe it. */
async function keepThread({ memory }: MastraMemory, { session, resourceId }: SaveInput): Promise<void> {
  const title = session.title === null ? null : storedText(session.title);
  const thread = await memory.getThreadById({ threadId: session.id });
  if (thread === null) {
    const createdAt = new Date(session.createdAt);
    await memory.saveThread({
      thread: {
        id: session.id,
        resourceId,
        title: title ?? '',
        createdAt,
        updatedAt: createdAt,
        metadata: { isPrivate: session.isPrivate ?? false },
      },
    });
    return;
  }
  const isNewTitle = title !== null && title !== thread.title;
  const wasPrivate = thread.metadata?.isPrivate ?? false;
  const isPrivate = session.isPrivate ?? wasPrivate;
  if (!isNewTitle && wasPrivate === isPrivate) return;
  await memory.updateThread({
    id: session.id,
    title: title ?? thread.title ?? '',
    metadata: { ...thread.metadata, isPrivate },
  });
}
