import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { inEveryLanguage } from '../../../shared/text/wording';
import { columnText } from '../column-text';
import type { Priority } from '../priority';
import { messageText } from './message-rows';
import { readMessages, type StoredMessage } from './stored-messages';

/** Ids read at once. */
const PAGE = 1_000;
/** What stands where something was forgotten: in the language of then. */
const FORGOTTEN = inEveryLanguage(({ memories }) => memories.forgotten);

/** A thread that an import made, by its ids. */
export interface ImportedThread {
  readonly id: string;
  readonly messageIds: readonly string[];
}

/** The threads of one import: those that stood when it began, and what it has made since. */
export interface ImportedThreads {
  /** The thread of the same name as `sessionId`, whatever time its id has; null where there is none. */
  find(sessionId: string): Promise<ImportedThread | null>;
  add(sessionId: string): void;
  /** Whether a message that this import has stored says something else than the one of `messages` with its id. */
  saysOtherwise(sessionId: string, messages: readonly LecternMessage[]): Promise<boolean>;
}

/** What of an id does not come from a time: the names that it was derived of (see derive-id.ts). */
export function nameOf(id: string): string {
  return id.slice('01234567-0123-'.length);
}

/** Reads the ids of all threads once: no index leads from a name to them. */
export async function readImported(client: Client, priority: Pick<Priority, 'pause'>): Promise<ImportedThreads> {
  const byName = new Map<string, string[]>();
  const add = (id: string): void => {
    const same = byName.get(nameOf(id)) ?? [];
    if (!same.includes(id)) byName.set(nameOf(id), [...same, id]);
  };
  for (let last = ''; ;) {
    const sql = `SELECT id FROM mastra_threads WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
    const ids = (await client.execute({ sql, args: [last] })).rows.map((row) => columnText(row.id));
    ids.forEach(add);
    last = ids.at(-1) ?? '';
    if (ids.length < PAGE) break;
    await priority.pause();
  }
  const ofThisImport = new Set<string>();
  return {
    add(sessionId) {
      add(sessionId);
      ofThisImport.add(sessionId);
    },
    async saysOtherwise(sessionId, messages) {
      // What an earlier import stored may have been forgotten since, or have lost what it quoted.
      if (!ofThisImport.has(sessionId)) return false;
      const stored = await readMessages(client, 'WHERE thread_id = ?', [sessionId]);
      const said = new Map(stored.filter(isWhole).map(({ id, content }) => [id, messageText(content)]));
      return messages.some((message) => (said.get(message.id) ?? messageText(message)) !== messageText(message));
    },
    async find(sessionId) {
      const same = byName.get(nameOf(sessionId)) ?? [];
      const id = same.find((each) => each === sessionId) ?? same[0];
      if (id === undefined) return null;
      const { rows } = await client.execute({ sql: 'SELECT id FROM mastra_messages WHERE thread_id = ?', args: [id] });
      return { id, messageIds: rows.map((row) => columnText(row.id)) };
    },
  };
}

function isWhole({ content }: StoredMessage): boolean {
  const text = messageText(content);
  return content.metadata?.forgotten !== true && !FORGOTTEN.some((mark) => text.includes(mark));
}
