import { createClient } from '@libsql/client';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerWord, promptWord } from './soak-turns.ts';

export interface Soaked {
  /** Prompts and answers that are not stored. */
  readonly lost_writes: number;
  /** Of those that are stored, how many more than once. */
  readonly duplicates: number;
  /** Answers that no session leads to. */
  readonly not_shown: number;
  readonly busy_errors: number;
  /** Warnings and errors of the log, whatever they are of. */
  readonly log_failures: number;
}

/** What is left in the files of so many turns, after the app was closed. */
export async function readSoaked(userDataDir: string, turns: number): Promise<Soaked> {
  const words = Array.from({ length: turns }, (_, turn) => [promptWord(turn), answerWord(turn)]).flat();
  // What is said, and not what was recalled for it.
  const messages = await read(
    join(userDataDir, 'mastra.db'),
    `SELECT json_extract(part.value, '$.text') FROM mastra_messages, json_each(content, '$.parts') part
     WHERE json_extract(part.value, '$.type') = 'text'`,
  );
  const counts = new Map<string, number>();
  for (const message of messages) {
    const [word] = /(?:prompt|answer)\d+z/.exec(message) ?? [];
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const heads = await read(join(userDataDir, 'local.db'), 'SELECT head_message_id FROM sessions');
  const path = await read(
    join(userDataDir, 'mastra.db'),
    `WITH RECURSIVE path(id) AS (
       SELECT value FROM json_each(?)
       UNION SELECT json_extract(content, '$.metadata.parentId') FROM mastra_messages JOIN path USING (id)
     ) SELECT id FROM path WHERE id IS NOT NULL`,
    [JSON.stringify(heads)],
  );
  const log = await readLog(join(userDataDir, 'logs'));
  return {
    lost_writes: words.filter((word) => !counts.has(word)).length,
    duplicates: words.filter((word) => (counts.get(word) ?? 0) > 1).length,
    not_shown: 2 * turns - path.length,
    busy_errors: log.filter((line) => /SQLITE_BUSY|database is locked|TRANSACTION_ACTIVE/.test(line)).length,
    log_failures: log.filter((line) => /"level":"(?:warn|error)"/.test(line)).length,
  };
}

async function read(path: string, sql: string, args: string[] = []): Promise<readonly string[]> {
  const client = createClient({ url: pathToFileURL(path).href });
  const { rows } = await client.execute({ sql, args }).finally(() => client.close());
  return rows.flatMap((row) => (typeof row[0] === 'string' ? [row[0]] : []));
}

async function readLog(folder: string): Promise<readonly string[]> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) => file.split('\n'));
}
