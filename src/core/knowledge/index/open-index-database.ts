import { createClient, LibsqlError, type Client } from '@libsql/client/sqlite3';
import { rm, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { isSoundText } from '../../is-sound-text';
import { moveAside, removeAsides } from '../../move-aside';
import type { Log } from '../../ports';
import { INDEX_SCHEMA, INDEX_VERSION } from './index-schema';
import { isDamage } from './is-damage';
import { sealClient, type SealedClient } from './sealed-client';

/** In place of the version, in a file that the next start is to move aside. */
const FOUND_DAMAGED = -1;

export interface IndexDatabase {
  /**
   * The one client that owns index.db. It works synchronously, so `execute` and `batch` never meet each other;
   * `transaction`, which stays open over an await, is refused.
   */
  readonly client: Client;
  /** Whether pages of the file, of those from one on so many, are as they were written. */
  readonly areSound: SealedClient['areSound'];
  /** Name of the damaged file that this one stands for. */
  readonly aside: string | null;
  /** Deletes damaged files that were moved aside: they hold what is forgotten, and nothing that cannot be made again. */
  dropAsides(): Promise<void>;
  /** Has the next start take the file for damaged. */
  suspect(): Promise<void>;
}

/**
 * Opens index.db. All in it is derived: a damaged file, or a folder, is moved aside, in the place of an earlier one, and one
 * written by another version is deleted; either way a new one is started. Whatever else keeps it from opening is thrown.
 */
export async function openIndexDatabase(
  path: string,
  now: () => number,
  log: Log,
  logBytes?: number,
): Promise<IndexDatabase> {
  const opened = await openOrReplace(path, now, log);
  let { client } = opened;
  try {
    if ((await versionOf(client)) !== INDEX_VERSION) {
      client.close();
      await removeFiles([path, ...sideFilesOf(path)]);
      client = await openSound(path);
      await client.batch([...INDEX_SCHEMA, `PRAGMA user_version = ${INDEX_VERSION}`], 'write');
    }
  } catch (error) {
    client.close();
    throw error;
  }
  const sealed = sealClient(client, path, logBytes);
  return {
    ...sealed,
    aside: opened.aside,
    dropAsides: () => removeAsides(path),
    suspect: async () => void (await sealed.client.execute(`PRAGMA user_version = ${FOUND_DAMAGED}`)),
  };
}

async function openOrReplace(
  path: string,
  now: () => number,
  log: Log,
): Promise<Pick<IndexDatabase, 'client' | 'aside'>> {
  try {
    return { client: await openSound(path), aside: null };
  } catch (error) {
    if (!isDamage(error) && !(await isFolder(path))) throw error;
    await removeAsides(path);
    const aside = await moveAside(path, now());
    log.warn('a damaged index was moved aside', { aside, error });
    return { client: await openSound(path), aside };
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}

async function openSound(path: string): Promise<Client> {
  // One connection: what a PRAGMA sets holds for it alone.
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    if (!(await isSound(client))) throw new LibsqlError('the index is damaged', 'SQLITE_CORRUPT');
    if (await isNew(client)) {
      // Larger pages fit vectors better.
      await client.execute('PRAGMA page_size = 8192');
      // So that what is removed can be given back to the disk piece by piece (index-space.ts). It writes the first page, whose
      // damage no check would find from then on.
      await client.execute('PRAGMA auto_vacuum = INCREMENTAL');
    }
    await client.execute('PRAGMA journal_mode = WAL');
    // Sealed-client.ts does that.
    await client.execute('PRAGMA wal_autocheckpoint = 0');
    // What was forgotten is overwritten, not left in free space.
    await client.execute('PRAGMA secure_delete = ON');
    // All of it can be made again: what a power cut takes from the end is not worth a wait at each commit.
    await client.execute('PRAGMA synchronous = NORMAL');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** What SQLite finds by itself, and what a check of the pages has found in an earlier run (index-check.ts). */
async function isSound(client: Client): Promise<boolean> {
  if ((await versionOf(client)) === FOUND_DAMAGED) return false;
  const { rows } = await client.execute('PRAGMA quick_check(1)');
  return rows[0]?.quick_check === 'ok' && (await isSoundText(client));
}

async function isNew(client: Client): Promise<boolean> {
  const { rows } = await client.execute('PRAGMA page_count');
  return Number(rows[0]?.page_count) === 0;
}

async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.execute('PRAGMA user_version');
  return Number(rows[0]?.user_version ?? 0);
}

function sideFilesOf(path: string): readonly string[] {
  return ['-wal', '-shm'].map((suffix) => path + suffix);
}

async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true });
}
