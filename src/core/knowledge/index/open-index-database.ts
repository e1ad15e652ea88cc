import { createClient, LibsqlError, type Client } from '@libsql/client/sqlite3';
import { rm, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { isSoundText } from '../../is-sound-text';
import { moveAside, removeAsides } from '../../move-aside';
import type { Log } from '../../ports';
import { INDEX_SCHEMA, INDEX_VERSION } from './index-schema';

export interface IndexDatabase {
  /**
   * The one client that owns index.db. It works synchronously, so `execute` and `batch` never meet each other;
   * `transaction`, which stays open over an await, must not be used on it.
   */
  readonly client: Client;
  /** Name of the damaged file that this one stands for. */
  readonly aside: string | null;
  /** Deletes damaged files that were moved aside: they hold what is forgotten, and nothing that cannot be made again. */
  dropAsides(): Promise<void>;
}

/**
 * Opens index.db. All in it is derived: a damaged file, or a folder, is moved aside, in the place of an earlier one, and one
 * written by another version is deleted; either way a new one is started. Whatever else keeps it from opening is thrown.
 */
export async function openIndexDatabase(path: string, now: () => number, log: Log): Promise<IndexDatabase> {
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
  return { client, aside: opened.aside, dropAsides: () => removeAsides(path) };
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

function isDamage(error: unknown): boolean {
  return error instanceof LibsqlError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}

async function openSound(path: string): Promise<Client> {
  // One connection: what a PRAGMA sets holds for it alone.
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    const { rows } = await client.execute('PRAGMA quick_check(1)');
    const isSound = rows[0]?.quick_check === 'ok' && (await isSoundText(client));
    if (!isSound) throw new LibsqlError('the index is damaged', 'SQLITE_CORRUPT');
    // Of a new file; larger pages fit vectors better.
    await client.execute('PRAGMA page_size = 8192');
    // So that what is removed can be given back to the disk piece by piece (index-space.ts).
    await client.execute('PRAGMA auto_vacuum = INCREMENTAL');
    await client.execute('PRAGMA journal_mode = WAL');
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
