import { createClient, type Client } from '@libsql/client';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';

const migrationsDir = resolve(import.meta.dirname, '../../drizzle');

/** Takes local.db back to the schema of an earlier app: to before the last migrations that only add columns and tables. */
export async function takeBackSchema(userDataDir: string): Promise<void> {
  const journal = JSON.parse(await readFile(join(migrationsDir, 'meta', '_journal.json'), 'utf8')) as {
    // Written by drizzle-kit.
    readonly entries: readonly { readonly tag: string; readonly when: number }[];
  };
  let undone = 0;
  await withDatabase(userDataDir, 'local.db', async (client) => {
    for (const { tag, when } of journal.entries.toReversed()) {
      const sql = await readFile(join(migrationsDir, `${tag}.sql`), 'utf8');
      const undo = undoOf(sql);
      if (undo === null) break;
      await client.batch(
        [undo, { sql: 'DELETE FROM __drizzle_migrations WHERE created_at = ?', args: [when] }],
        'write',
      );
      undone += 1;
    }
  });
  if (undone === 0) throw new Error('the last migration cannot be taken back here');
}

/** Null for what cannot be taken back in one statement. */
function undoOf(migration: string): string | null {
  const [, table, column] = /^(?:ALTER|CREATE) TABLE `(\w+)` (?:ADD `(\w+)`|\()[^;]*;?\s*$/.exec(migration) ?? [];
  if (table === undefined) return null;
  return column === undefined ? `DROP TABLE ${table}` : `ALTER TABLE ${table} DROP COLUMN ${column}`;
}

/** Puts sessions into the trash whose time there is over, each with two messages. */
export async function fillTrash(userDataDir: string, count: number): Promise<void> {
  const made = Array.from({ length: count }, () => ({ id: v7(), prompt: v7(), answer: v7() }));
  await withDatabase(userDataDir, 'mastra.db', (client) =>
    client.batch(
      made.flatMap(({ id, prompt, answer }) => [
        {
          sql: `INSERT INTO mastra_threads (id, "resourceId", title, metadata, "createdAt", "updatedAt")
            VALUES (?, 'local', 'Old', jsonb('{"isPrivate":false}'), ?, ?)`,
          args: [id, OLD, OLD],
        },
        message({ id: prompt, threadId: id, role: 'user', parentId: null }),
        message({ id: answer, threadId: id, role: 'assistant', parentId: prompt }),
      ]),
      'write',
    ),
  );
  await withDatabase(userDataDir, 'local.db', (client) =>
    client.batch(
      [
        ...made.map(({ id, answer }) => ({
          sql: `INSERT INTO sessions (id, resource_id, created_at, last_accessed, title, head_message_id, trashed_at)
          VALUES (?, 'local', 1, 1, 'Old', ?, 1)`,
          args: [id, answer],
        })),
        // The next start comes a day after the last one at which things expired.
        { sql: 'UPDATE expiry_clock SET ran_at = ran_at - ?', args: [DAY_MS] },
      ],
      'write',
    ),
  );
}

const DAY_MS = 86_400_000;
const OLD = new Date(1).toISOString();

interface OldMessage {
  readonly id: string;
  readonly threadId: string;
  readonly role: 'user' | 'assistant';
  readonly parentId: string | null;
}

function message({ id, threadId, role, parentId }: OldMessage) {
  const content = { format: 2, parts: [{ type: 'text', text: 'Long ago.' }], metadata: { parentId, createdAt: 1 } };
  return {
    sql: `INSERT INTO mastra_messages (id, thread_id, content, role, type, "createdAt", "resourceId")
      VALUES (?, ?, ?, ?, 'text', ?, 'local')`,
    args: [id, threadId, JSON.stringify(content), role, OLD],
  };
}

async function withDatabase(
  userDataDir: string,
  file: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = createClient({ url: pathToFileURL(join(userDataDir, file)).href, concurrency: 1 });
  try {
    await work(client);
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}
