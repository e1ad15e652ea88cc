import { join } from 'node:path';
import type { ErrorData } from '../shared/domain/error-data';
import type { AppConfig } from './config';
import { createLiveCopier } from './copy-live-database';
import { toDatabaseError } from './db/database-errors';
import { openDatabase, type OpenedDatabase } from './db/open-database';
import { toErrorData } from './errors';
import { beginRecovery } from './snapshots/recover-database';
import { restoreChosen } from './snapshots/restore-chosen';
import type { SealCopy } from './snapshots/seal-copy';
import { createSnapshotStore, DATABASE_FILES, type SnapshotStore } from './snapshots/snapshot-store';
import { takeSnapshot, type DatabaseToCopy } from './snapshots/take-snapshot';

export type DataConfig = Pick<
  AppConfig,
  'userDataDir' | 'databaseUrl' | 'databaseToken' | 'migrationsDir' | 'now' | 'log' | 'fetch'
>;

export interface OpenedData extends OpenedDatabase {
  readonly snapshotStore: SnapshotStore;
}

/**
 * Opens local.db, after what must come before anything is open: the snapshot that the user chose to restore, and one of
 * what is there when a newer app brings it to a newer schema. Errors: those of `openDatabase`.
 */
export async function openData(config: DataConfig, seal: SealCopy): Promise<OpenedData> {
  const { userDataDir, databaseUrl, databaseToken, migrationsDir, now, log, fetch } = config;
  const snapshotStore = createSnapshotStore(join(userDataDir, 'snapshots'));
  const address = { userDataDir, url: databaseUrl, token: databaseToken, migrationsDir, now, fetch };
  if (databaseUrl !== null) return { ...(await openDatabase(address)), snapshotStore };

  /** With the databases before the app works on them. */
  const before = <T>(work: (databases: readonly DatabaseToCopy[]) => Promise<T>): Promise<T> =>
    withCopiers(userDataDir, work);
  const parts = { store: snapshotStore, seal, now };
  const untaken: ErrorData[] = [];
  /** A migration is one transaction, which ends whole or changes nothing: without a snapshot it goes on, and that is told. */
  const goOnWithout = async (error: unknown): Promise<void> => {
    log.error('no snapshot was made before a migration', { error });
    const reason = toErrorData(toDatabaseError(error, 'local.db'));
    const damaged = reason.code === 'data.damaged' ? reason.params['file'] : null;
    // It comes back from an earlier snapshot, before anything is changed in it.
    if (damaged === 'local.db') throw error;
    if (damaged === 'mastra.db') await snapshotStore.suspect(damaged, true);
    untaken.push({ code: 'snapshot.notBeforeUpdate', params: {} }, reason);
  };
  await snapshotStore.removeUnfinished().catch((error: unknown) => log.warn('an unfinished snapshot stays', { error }));
  const restored = await before((databases) => restoreChosen({ ...parts, databases, log }));
  const database = await openDatabase({
    ...address,
    isSuspect: await snapshotStore.isSuspect('local.db').catch((error: unknown) => {
      log.warn('the folder of snapshots could not be read', { error });
      return false;
    }),
    recover: (path) => beginRecovery(snapshotStore, 'local.db', path, now()),
    beforeMigration: () =>
      before((databases) => takeSnapshot({ ...parts, databases }, 'migration')).then(() => undefined, goOnWithout),
  });
  return { ...database, notices: [...restored, ...untaken, ...database.notices], snapshotStore };
}

async function withCopiers<T>(
  userDataDir: string,
  work: (databases: readonly DatabaseToCopy[]) => Promise<T>,
): Promise<T> {
  const databases = DATABASE_FILES.map((file) => {
    const path = join(userDataDir, file);
    return { file, path, ...createLiveCopier(path) };
  });
  try {
    return await work(databases);
  } finally {
    for (const { close } of databases) await close();
  }
}
