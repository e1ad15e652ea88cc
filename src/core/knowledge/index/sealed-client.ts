import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';
import { statSync } from 'node:fs';
import { createSerialQueue } from '../../serial-queue';
import { EMPTY_LOG } from '../empty-log';
import { isDamage } from './is-damage';
import { createPageSums } from './page-sums';

/** What the log may hold before it is emptied: a thousand pages, as SQLite has it. */
const LOG_BYTES = 8_000_000;

export interface SealedClient {
  readonly client: Client;
  /** Whether each of so many pages from one on is in the file as it was written. One that the file does not have is. */
  areSound(first: number, count: number): Promise<boolean>;
}

/**
 * The client of a database that no one else writes, which never empties its log by itself (`wal_autocheckpoint = 0`): this
 * does, once it has grown or when it is asked for, and not without the sums of what goes into the file (page-sums.ts).
 */
export function sealClient(raw: Client, path: string, logBytes = LOG_BYTES): SealedClient {
  const logPath = `${path}-wal`;
  const sums = createPageSums(raw, logPath);
  /** Nothing leaves the log while pages are compared. */
  const queue = createSerialQueue();
  let emptying: Promise<void> | null = null;

  const empty = async (): Promise<ResultSet> => {
    // What was begun before comes to its end.
    await raw.execute('SELECT 1');
    // The pages of a damaged file get into it all the same, as what is forgotten is to leave it. Their sums tell of it later.
    await sums.seal().catch(passDamage);
    return raw.execute(EMPTY_LOG);
  };
  const emptyLog = (): Promise<ResultSet> =>
    queue.run(async () => {
      const ended = Promise.withResolvers<void>();
      emptying = ended.promise;
      try {
        return await empty();
      } finally {
        emptying = null;
        ended.resolve();
      }
    });
  /** Lets work wait while the log is emptied, and empties it once the work has made it long. */
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    // Nothing comes between the last look and the work.
    for (let other = emptying; other !== null; other = emptying) await other;
    const result = await work();
    // What was written stays written: a log that cannot be emptied now is emptied later.
    if (logSize(logPath) > logBytes) await emptyLog().catch(() => undefined);
    return result;
  };
  return {
    client: {
      protocol: raw.protocol,
      get closed() {
        return raw.closed;
      },
      execute: (statement: InStatement, args?: InArgs) =>
        statement === EMPTY_LOG
          ? emptyLog()
          : run(() => (typeof statement === 'string' ? raw.execute(statement, args) : raw.execute(statement))),
      batch: (statements, mode) => run(() => raw.batch(statements, mode)),
      executeMultiple: (sql) => run(() => raw.executeMultiple(sql)),
      migrate: (statements) => run(() => raw.migrate(statements)),
      // It would stay open while the log is emptied.
      transaction: () => Promise.reject(new Error('the index takes no transactions')),
      sync: () => raw.sync(),
      reconnect: () => raw.reconnect(),
      close: () => raw.close(),
    },
    areSound: (first, count) => queue.run(() => sums.areSound(first, count)),
  };
}

function passDamage(error: unknown): void {
  if (!isDamage(error)) throw error;
}

function logSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
