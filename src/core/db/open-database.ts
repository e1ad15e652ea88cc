import { createClient, type Client } from '@libsql/client/sqlite3';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ErrorData } from '../../shared/domain/error-data';
import { AppError } from '../errors';
import { isSoundText } from '../is-sound-text';
import { moveAside } from '../move-aside';
import { toDatabaseError } from './database-errors';
import { explainFailures } from './explain-failures';

export type Database = LibSQLDatabase;

export interface OpenedDatabase {
  readonly db: Database;
  /** What the user should be told, such as a damaged file that was moved aside. */
  readonly notices: readonly ErrorData[];
  /** From then on nothing that was deleted or replaced before is left in the files. What a server keeps is its own. */
  purge(): Promise<void>;
  /** Writes to a file what it has already; to a server nothing. */
  tryToWrite(): Promise<void>;
  /** What statements fail with from then on is told here, too. */
  onFailure(listener: (error: unknown) => void): void;
  close(): void;
}

export interface DatabaseAddress {
  readonly userDataDir: string;
  /** `DATABASE_URL`; null means `local.db` in the data folder. */
  readonly url: string | null;
  readonly token: string | null;
  readonly migrationsDir: string;
  readonly now: () => number;
  /** Looks through the indexes too: something was wrong with the file before. */
  readonly isSuspect?: boolean;
  /** Moves a damaged local.db aside and puts in its place what can be, as `complete` ends. Left out: a new one is started. */
  readonly recover?: (path: string) => Promise<{ complete(): Promise<ErrorData> }>;
  /** Awaited before a database that is there is brought to a newer schema. */
  readonly beforeMigration?: () => Promise<void>;
  /** How long a server may keep silent, in ms. */
  readonly silenceLimitMs?: number;
  /** For a server; a file needs no network. */
  readonly fetch?: typeof globalThis.fetch;
}

const SILENCE_LIMIT_MS = 10_000;
const SERVER_SCHEMES = new Set(['libsql:', 'https:']);

/**
 * Opens local.db, or the database DATABASE_URL names, and brings it to the newest schema. A damaged local file is moved
 * aside, never deleted. Errors: `database.*` for a server, `data.*` for a file.
 */
export async function openDatabase(address: DatabaseAddress): Promise<OpenedDatabase> {
  if (address.url !== null && !address.url.startsWith('file:')) return openServer(address, address.url);
  if (address.url !== null) return openNamedFile(address, address.url);
  const path = join(address.userDataDir, 'local.db');
  try {
    return await openFile(address, pathToFileURL(path).href);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'data.damaged') throw error;
    const recovery = await (address.recover ?? startAnew(address))(path);
    // What comes back has the schema of its time.
    (await openFile(address, pathToFileURL(path).href)).close();
    const notice = await recovery.complete();
    return { ...(await openFile(address, pathToFileURL(path).href)), notices: [notice] };
  }
}

/** The file that DATABASE_URL names: it is the variable that is wrong, not the data folder. */
async function openNamedFile(address: DatabaseAddress, url: string): Promise<OpenedDatabase> {
  // Such a database is in no file: all that is typed would be lost.
  if (/^file:(?:\/\/)?(?::memory:|$|\?)/.test(url)) throw new AppError('database.address');
  try {
    return await openFile(address, url);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'data.readOnly') throw error;
    throw new AppError('database.file', {}, { cause: error });
  }
}

function startAnew({ now }: DatabaseAddress): NonNullable<DatabaseAddress['recover']> {
  return async (path) => {
    const aside = await moveAside(path, now());
    return { complete: async () => ({ code: 'data.startedAnew', params: { file: 'local.db', aside } }) };
  };
}

async function openFile(address: DatabaseAddress, url: string): Promise<OpenedDatabase> {
  // One connection: what a PRAGMA sets holds for it alone.
  const failures = new EventEmitter<{ failure: [error: unknown] }>();
  const client = openClient(() => createClient({ url, timeout: 5_000, concurrency: 1 }), url, failures);
  try {
    // Until it is known that no newer app wrote it, the file is only read.
    const check = await client.execute(`PRAGMA ${address.isSuspect === true ? 'integrity' : 'quick'}_check(1)`);
    const isSound = check.rows[0]?.[0] === 'ok' && (await isSoundText(client));
    if (!isSound) throw new AppError('data.damaged', { file: 'local.db' });
    const opened = await prepare(client, address, async () => {
      // journal_mode stays with the file; foreign_keys is on by default in this client.
      await client.execute('PRAGMA journal_mode = WAL');
      // What is deleted is overwritten: a forgotten text must not lie on in the file.
      await client.execute('PRAGMA secure_delete = ON');
    });
    // The file itself is overwritten as rows go; its write-ahead log keeps earlier pages until it is emptied.
    return {
      ...opened,
      purge: async () => void (await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')),
      // In the first page, and of no other use here.
      tryToWrite: async () => void (await client.execute('PRAGMA user_version = 0')),
      onFailure: (listener) => void failures.on('failure', listener),
    };
  } catch (error) {
    client.close();
    throw toDatabaseError(error, url);
  }
}

async function openServer(address: DatabaseAddress, url: string): Promise<OpenedDatabase> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const { fetch } = address;
  if (fetch === undefined) throw new Error('a database on a server needs a network');
  const isUsable = parsed !== null && SERVER_SCHEMES.has(parsed.protocol) && parsed.username + parsed.password === '';
  if (!isUsable) throw new AppError('database.address');
  // What speaks to servers takes its time to load.
  const { createClient: createRemoteClient } = await import('@libsql/client');
  const client = openClient(
    () =>
      createRemoteClient({
        url,
        ...(address.token === null ? {} : { authToken: address.token }),
        fetch: (request: Request) =>
          fetch(request, { signal: AbortSignal.timeout(address.silenceLimitMs ?? SILENCE_LIMIT_MS) }),
      }),
    url,
  );
  try {
    await client.execute('SELECT 1');
    return await prepare(client, address);
  } catch (error) {
    client.close();
    const told = toDatabaseError(error, url);
    throw told instanceof AppError ? told : new AppError('database.failed', { address: parsed.host }, { cause: error });
  }
}

function openClient(create: () => Client, url: string, failures?: EventEmitter<{ failure: [error: unknown] }>): Client {
  try {
    return explainFailures(create(), url, (error) => failures?.emit('failure', error));
  } catch (error) {
    throw toDatabaseError(error, url);
  }
}

/** `setUp` is called once it is known that the database is of no newer app. */
async function prepare(
  client: Client,
  { migrationsDir, beforeMigration }: DatabaseAddress,
  setUp: () => Promise<void> = async () => undefined,
): Promise<OpenedDatabase> {
  const isFromBefore = await isOlder(client, migrationsDir);
  await setUp();
  if (isFromBefore) await beforeMigration?.();
  const db = drizzle(client);
  // One transaction: killed in the middle, or failed, it has changed nothing.
  await migrate(db, { migrationsFolder: migrationsDir });
  return {
    db,
    notices: [],
    purge: async () => undefined,
    tryToWrite: async () => undefined,
    onFailure: () => undefined,
    close: () => client.close(),
  };
}

/**
 * True for a database that an older app wrote, false for one of this app or a new one. One that holds a migration which
 * this app does not know was written by a newer one: `data.newer`.
 */
async function isOlder(client: Client, migrationsDir: string): Promise<boolean> {
  const table = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'");
  if (table.rows.length === 0) return false;
  const applied = await client.execute('SELECT max(created_at) AS newest FROM __drizzle_migrations');
  const journal = JSON.parse(await readFile(join(migrationsDir, 'meta', '_journal.json'), 'utf8')) as {
    // Written by drizzle-kit and shipped with the app.
    readonly entries: readonly { readonly when: number }[];
  };
  const newestKnown = Math.max(...journal.entries.map((entry) => entry.when));
  const newest = Number(applied.rows[0]?.['newest'] ?? 0);
  if (newest > newestKnown) throw new AppError('data.newer', { file: 'local.db' });
  return newest > 0 && newest < newestKnown;
}
