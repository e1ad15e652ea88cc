import { createClient, type Client } from '@libsql/client/sqlite3';
import { pathToFileURL } from 'node:url';
import { AppError } from '../errors';
import { isSoundText } from '../is-sound-text';
import { syncFile } from './write-durably';

export interface CopyToSeal {
  /** The copy as it was taken. */
  readonly copy: string;
  /** Where the sound one goes. */
  readonly target: string;
  /** The database's name, for the sentence. */
  readonly file: string;
}

/** Makes a sound snapshot of a copy. Errors: `data.damaged`: then the file that was copied is. */
export type SealCopy = (input: CopyToSeal) => Promise<void>;

/**
 * Looks through a copy, its indexes too, and writes it anew without gaps; what was written is looked through as well.
 * Takes the thread for as long as that is: not for one that others wait for.
 */
export const sealCopy: SealCopy = async ({ copy, target, file }) => {
  try {
    await withDatabase(copy, async (client) => {
      await requireOk(client, 'PRAGMA integrity_check(1)', file);
      if (!(await isSoundText(client))) throw new AppError('data.damaged', { file });
      await client.execute({ sql: 'VACUUM INTO ?', args: [target] });
    });
    await withDatabase(target, (client) => requireOk(client, 'PRAGMA quick_check(1)', file));
  } catch (error) {
    if (isDamage(error)) throw new AppError('data.damaged', { file }, { cause: error });
    throw error;
  }
  await syncFile(target);
};

/** True for what SQLite says of a file that is no sound database. */
export function isDamage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return /^SQLITE_(NOTADB|CORRUPT)/.test(String(error.code));
}

async function withDatabase(path: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    await use(client);
  } finally {
    client.close();
  }
}

async function requireOk(client: Client, check: string, file: string): Promise<void> {
  const { rows } = await client.execute(check);
  if (rows[0]?.[0] !== 'ok') throw new AppError('data.damaged', { file });
}
