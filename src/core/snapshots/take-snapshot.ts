import { rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SnapshotReason } from '../../shared/domain/snapshot';
import { AppError } from '../errors';
import { isDamage, type SealCopy } from './seal-copy';
import type { DatabaseFile, SnapshotStore } from './snapshot-store';

export interface DatabaseToCopy {
  readonly file: DatabaseFile;
  readonly path: string;
  copyTo(target: string): Promise<void>;
}

export interface TakeSnapshotOptions {
  readonly store: SnapshotStore;
  readonly seal: SealCopy;
  readonly databases: readonly DatabaseToCopy[];
  /** Unix ms. */
  readonly now: () => number;
}

/** The plain copy and the sealed one lie beside each other for a while. */
const COPIES = 2;

/**
 * Copies the databases that are there into a new snapshot; gives its id, or null when none of them is. Errors:
 * `data.damaged` with the file that was found damaged, `data.full`.
 */
export async function takeSnapshot(
  { store, seal, databases, now }: TakeSnapshotOptions,
  reason: SnapshotReason,
): Promise<string | null> {
  const sizes = await Promise.all(
    databases.map(async ({ path }) => (await sizeOf(path)) + (await sizeOf(`${path}-wal`))),
  );
  const present = databases.filter((_, at) => (sizes[at] ?? 0) > 0);
  const first = present[0];
  if (first === undefined) return null;
  await requireRoom(
    dirname(first.path),
    sizes.reduce((sum, size) => sum + size, 0),
  );
  return store.add(now(), reason, async (folder) => {
    for (const { file, copyTo } of present) {
      const copy = join(folder, `${file}.copy`);
      await copyTo(copy).catch((error: unknown) => {
        throw isDamage(error) ? new AppError('data.damaged', { file }, { cause: error }) : error;
      });
      await seal({ copy, target: join(folder, file), file });
      for (const part of ['', '-wal', '-shm']) await rm(copy + part, { force: true });
    }
    return present.map(({ file }) => file);
  });
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes * COPIES) throw new AppError('data.full');
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
