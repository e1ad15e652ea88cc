import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FILES = ['local.db', 'mastra.db', 'index.db'];

/** What the files say after a crash. */
export interface Crashed {
  /** All that the journal and the messages say. */
  readonly text: string;
  readonly sessions: number;
  readonly messages: number;
  /** Files that `integrity_check` finds broken. */
  readonly broken: number;
  readonly missing: number;
  readonly duplicates: number;
  /** Sessions of which local.db and mastra.db tell different things, but for those of the trash. */
  readonly disagreements: number;
}

/** Reads the files as they lie after a kill; opening them replays their logs, as the app does. `needed` must be in them. */
export async function readCrashed(userDataDir: string, needed: readonly string[]): Promise<Crashed> {
  const read = async (file: string, sql: string): Promise<readonly string[]> => {
    const client = createClient({ url: pathToFileURL(join(userDataDir, file)).href });
    const { rows } = await client.execute(sql).finally(() => client.close());
    return rows.flatMap((row) => (typeof row[0] === 'string' ? [row[0]] : []));
  };
  const checks = await Promise.all(
    FILES.map((file) => read(file, 'PRAGMA integrity_check').catch(() => ['unreadable'])),
  );
  const turns = await read('local.db', "SELECT text FROM journal_turns WHERE status <> 'saved'");
  const chunks = await read('local.db', 'SELECT group_concat(chunks) FROM journal_chunks GROUP BY answer_id');
  const messages = await read('mastra.db', 'SELECT content FROM mastra_messages').catch(() => []);
  const heads = await read(
    'local.db',
    'SELECT head_message_id FROM sessions WHERE head_message_id IS NOT NULL AND trashed_at IS NULL',
  );
  const journalled = await read(
    'local.db',
    "SELECT answer_id FROM journal_turns WHERE status <> 'saved' UNION SELECT prompt_id FROM journal_turns WHERE status <> 'saved'",
  );
  const sessions = await read('local.db', 'SELECT id FROM sessions');
  const saved = await read('mastra.db', 'SELECT id FROM mastra_messages').catch(() => []);
  const threads = await read('mastra.db', 'SELECT DISTINCT thread_id FROM mastra_messages').catch(() => []);
  const text = [...turns, ...chunks, ...messages].join('\n');
  const told = new Set([...journalled, ...saved]);
  const known = new Set(sessions);
  // What an answer recalled of them stands in its message, too.
  const asked = await read('mastra.db', "SELECT content FROM mastra_messages WHERE role = 'user'").catch(() => []);
  const prompts = asked.flatMap((message) => /(?:prompt|import)-\d+\w*z/.exec(message)?.[0] ?? []);
  return {
    text,
    sessions: sessions.length,
    messages: messages.length,
    broken: checks.filter((lines) => lines.join() !== 'ok').length,
    missing: needed.filter((word) => !text.includes(word)).length,
    duplicates: prompts.length === new Set(prompts).size ? 0 : 1,
    disagreements: [...heads.filter((head) => !told.has(head)), ...threads.filter((id) => !known.has(id))].length,
  };
}
