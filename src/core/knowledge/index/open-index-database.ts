import { createClient, type Client } from '@libsql/client';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from '../../ports';
import { columnText } from '../column-text';
import { INDEX_SCHEMA, INDEX_VERSION } from './index-schema';

export interface IndexDatabase {
  readonly path: string;
  /**
   * The one client that owns index.db. It works synchronously, so `execute` and `batch` never meet each other;
   * `transaction`, which stays open over an await, must not be used on it.
   */
  readonly client: Client;
}

/**
 * Opens index.db. All in it is derived: a damaged file is moved aside as `index.db.damaged-<Unix ms>`, one written by
 * another version is dropped, and either way a new one is started.
 */
export async function openIndexDatabase(path: string, now: () => number, log: Log): Promise<IndexDatabase> {
  let client: Client;
  try {
    client = await openSound(path);
  } catch (error) {
    const aside = `${path}.damaged-${now()}`;
    log.warn('a damaged index was moved aside', { aside: basename(aside), error: String(error) });
    await moveAside(path, aside);
    client = await openSound(path);
  }
  try {
    await migrate(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return { path, client };
}

async function openSound(path: string): Promise<Client> {
  const client = createClient({ url: pathToFileURL(path).href });
  try {
    const { rows } = await client.execute('PRAGMA quick_check(1)');
    if (rows[0]?.quick_check !== 'ok') throw new Error('the index is damaged');
    await client.execute('PRAGMA journal_mode = WAL');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

async function moveAside(path: string, aside: string): Promise<void> {
  await rename(path, aside);
  // A log of the old file must not be replayed into the new one.
  await Promise.all(['-wal', '-shm'].map((suffix) => rm(path + suffix, { force: true })));
}

async function migrate(client: Client): Promise<void> {
  const { rows } = await client.execute('PRAGMA user_version');
  const version = Number(rows[0]?.user_version ?? 0);
  if (version === INDEX_VERSION) return;
  const tables = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passages_text_%'",
  );
  await client.batch(
    [
      ...tables.rows.map((row) => `DROP TABLE IF EXISTS "${columnText(row.name)}"`),
      ...INDEX_SCHEMA,
      `PRAGMA user_version = ${INDEX_VERSION}`,
    ],
    'write',
  );
}
