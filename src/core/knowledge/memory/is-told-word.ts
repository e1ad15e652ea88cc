import type { Client } from '@libsql/client';
import { MAX_PIECES } from './split-message';

const TABLES = "SELECT count(*) AS count FROM sqlite_master WHERE name IN ('memory_text', 'memory_messages')";
const TELLING = `SELECT 1 FROM memory_text
  JOIN memory_messages ON number = memory_text.rowid / ${MAX_PIECES}
  WHERE memory_text MATCH ? AND role = 'user' AND asked < 1 LIMIT 1`;

/** Whether the user told something with the word: in what only asks it may be a slip, as in the question at hand. */
export async function isToldWord(client: Client, word: string): Promise<boolean> {
  const { rows } = await client.execute(TABLES);
  if (Number(rows[0]?.count) < 2) return false;
  const told = await client.execute({ sql: TELLING, args: [`"${word}"`] });
  return told.rows.length > 0;
}
