import { createClient, type Client, type Transaction } from '@libsql/client/sqlite3';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** Bytes read at once. */
const BLOCK = 1_048_576;
/** A writer may come between two steps of holding a file; after some tries in a row something else is wrong. */
const TRIES = 50;

/** Copies a database that is in use, on the thread that owns it, while others write to it. */
export interface LiveCopier {
  /** Writes all that was committed before to `target`, in pieces between which the thread does other work. */
  copyTo(target: string): Promise<void>;
  /** Call it once the database itself is closed. */
  close(): Promise<void>;
}

export function createLiveCopier(path: string): LiveCopier {
  // Closed last of all: closing any descriptor of a file drops the locks that SQLite holds on it for this process.
  let source: FileHandle | null = null;
  let client: Client | null = null;

  return {
    async copyTo(target) {
      client ??= createClient({ url: pathToFileURL(path).href, timeout: 5_000, concurrency: 2 });
      source ??= await open(path);
      const reader = await holdStill(client, path);
      try {
        await copyBytes(source, target);
      } finally {
        reader.close();
      }
    },
    async close() {
      client?.close();
      await source?.close();
    },
  };
}

/**
 * While a reader uses the file and nothing of its log, SQLite moves no page from the log into the file
 * (sqlite.org/walformat.html, "WAL read locks"). Whoever writes goes on in the log.
 */
async function holdStill(client: Client, path: string): Promise<Transaction> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const reader = await client.transaction('deferred');
    // Still empty: what it reads is in the file alone.
    if (await begins(reader, path)) return reader;
    reader.close();
  }
  throw new Error('the log did not stay empty for long enough to copy the file');
}

async function begins(reader: Transaction, path: string): Promise<boolean> {
  try {
    await reader.execute('SELECT count(*) FROM sqlite_master');
    const log = await stat(`${path}-wal`).catch(() => null);
    return log === null || log.size === 0;
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function copyBytes(source: FileHandle, target: string): Promise<void> {
  const { size } = await source.stat();
  const copy = await open(target, 'wx');
  try {
    const buffer = Buffer.alloc(BLOCK);
    for (let at = 0; at < size;) {
      const { bytesRead } = await source.read(buffer, 0, Math.min(BLOCK, size - at), at);
      if (bytesRead === 0) throw new Error('the database became shorter while it was copied');
      await copy.writeFile(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
}
