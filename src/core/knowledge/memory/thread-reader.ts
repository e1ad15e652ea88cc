import { createClient, type Client, type Row } from '@libsql/client/sqlite3';
import { access } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { LecternMessage } from '../../../shared/chat/message';
import { veilMessage } from '../../memories/hidden-messages';
import type { ThreadPath } from '../../ports';
import { columnText } from '../column-text';
import type { StoredPrompt } from '../knowledge';
import { searchOf } from './erase-messages';
import { forgottenOf, type Forgotten } from './find-copies';
import { findEchoes } from './find-echoes';
import { fromRow, messageText, type MessageRow } from './message-rows';
import { readByIds, saidIn } from './stored-messages';
import { walkThread } from './walk-thread';

/**
 * Reads threads out of mastra.db without Mastra, whose code takes longer to load than a restored window may wait. The
 * connection belongs to the thread that owns the file; in WAL mode it waits for no writer.
 */
export interface ThreadReader {
  read(input: { readonly sessionId: string; readonly headMessageId: string | null }): Promise<ThreadPath>;
  /** The newest prompts of these sessions, newest first, without those that take long to read. */
  prompts(input: { readonly sessionIds: readonly string[]; readonly limit: number }): Promise<readonly StoredPrompt[]>;
  /** All messages of all branches, oldest first, some at a time; of one that is hidden only its place, and no copy in an answer. */
  pages(sessionId: string): AsyncIterable<readonly LecternMessage[]>;
  close(): void;
}

/** Messages read at once: few enough for the thread's other work. */
const PAGE = 8;
/** Characters of a prompt's row, beyond which it is not offered again: some hundred of them are read at once. */
const MAX_PROMPT_ROW = 20_000;

export function createThreadReader(mastraDbPath: string): ThreadReader {
  let client: Client | null = null;
  let veil: Veil | null = null;

  const open = async (): Promise<Client | null> => {
    // Opening would make the file, and Mastra makes it with its tables.
    if (client === null && !(await exists(mastraDbPath))) return null;
    client ??= createClient({ url: pathToFileURL(mastraDbPath).href });
    const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'mastra_messages'");
    return tables.rows.length === 0 ? null : client;
  };
  const rowsOf = async (sessionId: string): Promise<readonly Row[]> => {
    const sql = 'SELECT id, role, content FROM mastra_messages WHERE thread_id = ? ORDER BY "createdAt"';
    return (await (await open())?.execute({ sql, args: [sessionId] }))?.rows ?? [];
  };

  return {
    read: async ({ sessionId, headMessageId }) => walkThread((await rowsOf(sessionId)).map(toMessage), headMessageId),
    async prompts({ sessionIds, limit }) {
      const sql = `SELECT id, role, content FROM mastra_messages
        WHERE thread_id IN (SELECT value FROM json_each(?)) AND role = 'user' AND length(content) <= ${MAX_PROMPT_ROW}
        ORDER BY "createdAt" DESC, id DESC LIMIT ?`;
      const found = await (await open())?.execute({ sql, args: [JSON.stringify(sessionIds), limit] });
      const messages = (found?.rows ?? []).map(toMessage);
      return messages.map((message) => ({ messageId: message.id, text: messageText(message) }));
    },
    async *pages(sessionId) {
      const reader = await open();
      if (reader === null) return;
      const sql = `SELECT id, role, content, "createdAt" FROM mastra_messages
        WHERE thread_id = ? AND ("createdAt", id) > (?, ?) ORDER BY "createdAt", id LIMIT ${PAGE}`;
      let after: readonly [createdAt: string, id: string] = ['', ''];
      const ids = await hiddenIds(reader);
      if (veil?.key !== ids.join()) veil = await veilOf(reader, ids);
      const hidden = veil;
      for (;;) {
        const { rows } = await reader.execute({ sql, args: [sessionId, ...after] });
        const last = rows.at(-1);
        if (last === undefined) return;
        after = [columnText(last.createdAt), columnText(last.id)];
        yield rows.map((row) => veilMessage(toMessage(row), hidden));
      }
    },
    close: () => client?.close(),
  };
}

/** Mastra stores the envelope that toRow gave the message as JSON text. */
function toMessage({ id, role, content }: Row): LecternMessage {
  return fromRow({ id, role, content: JSON.parse(columnText(content)) } as MessageRow);
}

/** What is hidden, and the answers that are known to quote it. */
interface Veil {
  /** The hidden messages that it is of. */
  readonly key: string;
  readonly has: (messageId: string) => boolean;
  readonly said: Forgotten | null;
  readonly quotedBy: ReadonlySet<string>;
}

async function veilOf(client: Client, ids: readonly string[]): Promise<Veil> {
  const known = new Set(ids);
  const veil = { key: ids.join(), has: (messageId: string) => known.has(messageId) };
  if (ids.length === 0) return { ...veil, said: null, quotedBy: known };
  const messages = await readByIds(client, ids);
  // What was recalled of them stays in its place, without its text.
  const said = forgottenOf(
    [],
    messages.flatMap(({ content }) => saidIn(content)),
  );
  return { ...veil, said, quotedBy: new Set((await findEchoes(client, searchOf(messages))).keys()) };
}

/** What is hidden and not erased yet. Its table comes with the first opening of memory. */
async function hiddenIds(client: Client): Promise<readonly string[]> {
  const { rows: tables } = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'lectern_hidden'");
  if (tables.length === 0) return [];
  const { rows } = await client.execute('SELECT message_id AS id FROM lectern_hidden WHERE is_erased = 0 ORDER BY id');
  return rows.map(({ id }) => columnText(id));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
