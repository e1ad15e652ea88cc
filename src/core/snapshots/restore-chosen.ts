import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ErrorData } from '../../shared/domain/error-data';
import { timeFormat } from '../../shared/text/formats';
import { findAppError, toErrorData } from '../errors';
import { moveAside } from '../move-aside';
import type { Log } from '../ports';
import { isSoundDatabase } from './is-sound-database';
import type { DatabaseFile, SnapshotStore } from './snapshot-store';
import { takeSnapshot, type TakeSnapshotOptions } from './take-snapshot';
import { syncFile, syncFolder } from './write-durably';

const RESTORING = '.restoring';

/**
 * Restores the snapshot that was chosen, all its databases together. Call it while nothing has them open. What was there
 * becomes a snapshot first. Killed at any moment, it goes on at the next start. Gives what the user should be told.
 */
export async function restoreChosen(
  options: TakeSnapshotOptions & { readonly log: Log },
): Promise<readonly ErrorData[]> {
  const { store, log } = options;
  const chosen = await store.choice();
  if (chosen === null) return [];
  try {
    const sources = await sourcesOf(chosen.id, options);
    if (sources === null) return [{ code: 'snapshot.unusable', params: {} }];
    if (!chosen.isPresentKept) {
      await keepPresent(options);
      await store.choose({ ...chosen, isPresentKept: true });
    }
    for (const { path, source } of sources) {
      if (source !== null) await putInPlace(source, path);
      else for (const part of ['-wal', '-shm', '']) await rm(path + part, { force: true });
    }
    const restored = (await store.list()).find(({ id }) => id === chosen.id);
    return [{ code: 'snapshot.restored', params: { time: toTime(restored?.madeAt ?? 0) } }];
  } catch (error) {
    log.error('a snapshot was not restored', { error });
    return [{ code: 'snapshot.notRestored', params: {} }, toErrorData(error)];
  } finally {
    await store.choose(null).catch((error: unknown) => log.error('a choice of snapshot stays', { error }));
  }
}

/** Where each database is to come from; null when one of the snapshot is damaged or gone. */
async function sourcesOf(id: string, { store, databases }: TakeSnapshotOptions) {
  const sources: { readonly path: string; readonly source: string | null }[] = [];
  for (const { file, path } of databases) {
    const source = await store.pathOf(id, file);
    if (source !== null && !(await isSoundDatabase(source))) return null;
    sources.push({ path, source });
  }
  return sources.some(({ source }) => source !== null) ? sources : null;
}

/** A file that is damaged cannot become part of a snapshot: it is moved aside, and the others are kept without it. */
async function keepPresent(options: TakeSnapshotOptions): Promise<void> {
  try {
    await takeSnapshot(options, 'restore');
  } catch (error) {
    const damaged = findAppError(error)?.code === 'data.damaged' ? findAppError(error)?.params['file'] : null;
    const database = options.databases.find(({ file }) => file === damaged);
    if (database === undefined) throw error;
    await moveAside(database.path, options.now());
    await keepPresent({ ...options, databases: options.databases.filter((each) => each !== database) });
  }
}

/** Newest first: the first sound copy of a database that a snapshot has, with the time of it (Unix ms). */
export async function newestSound(
  store: SnapshotStore,
  file: DatabaseFile,
): Promise<{ readonly source: string; readonly madeAt: number } | null> {
  for (const { id, madeAt } of await store.list()) {
    const source = await store.pathOf(id, file);
    if (source !== null && (await isSoundDatabase(source))) return { source, madeAt };
  }
  return null;
}

/** Puts a copy of a file in the place of a database, whose log goes. It is there whole, or what was there before is. */
export async function putInPlace(source: string, path: string): Promise<void> {
  const next = path + RESTORING;
  await rm(next, { force: true });
  await copyFile(source, next);
  await syncFile(next);
  for (const part of ['-wal', '-shm']) await rm(path + part, { force: true });
  await rename(next, path);
  await syncFolder(dirname(path));
}

/** As sentences name a time: to the minute, in the time zone of this computer. */
export function toTime(time: number): string {
  return timeFormat().format(time);
}
