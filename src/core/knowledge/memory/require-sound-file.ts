import { open, stat } from 'node:fs/promises';
import type { ErrorData } from '../../../shared/domain/error-data';
import type { Log } from '../../ports';
import { isSoundDatabase } from '../../snapshots/is-sound-database';
import { beginRecovery } from '../../snapshots/recover-database';
import { createSnapshotStore } from '../../snapshots/snapshot-store';

/** First bytes of every SQLite file (sqlite.org/fileformat2.html, 1.3). */
const SQLITE_HEADER = 'SQLite format 3\0';
const FILE = 'mastra.db';

export interface SoundFile {
  /** False while the file cannot be read at all, such as for want of rights; it is left as it is. */
  readonly isReadable: boolean;
  /** What the user should be told when the file was damaged; null when it was sound, or is not there yet. */
  readonly recovered: ErrorData | null;
}

interface FileParts {
  readonly mastraDbPath: string;
  readonly snapshotsDir: string;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Looks through mastra.db before anything has it open. A damaged one is moved aside; in its place comes that of the
 * newest sound snapshot, with what can still be read of the damaged one.
 */
export async function requireSoundFile({ mastraDbPath, snapshotsDir, now, log }: FileParts): Promise<SoundFile> {
  const header = await readHeader(mastraDbPath);
  if (header === null) return { isReadable: false, recovered: null };
  if (header === '') return { isReadable: true, recovered: null };
  const store = createSnapshotStore(snapshotsDir);
  const isSound =
    header === SQLITE_HEADER && (await isSoundDatabase(mastraDbPath, { withIndexes: await store.isSuspect(FILE) }));
  if (isSound) return { isReadable: true, recovered: null };
  try {
    const recovery = await beginRecovery(store, FILE, mastraDbPath, now());
    return { isReadable: true, recovered: await recovery.complete() };
  } catch (error) {
    log.error('a damaged mastra.db could not be put back', { error });
    return { isReadable: false, recovered: null };
  }
}

/** Empty when there is no file or nothing in it; null when it cannot be read. */
async function readHeader(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    if (size === 0) return '';
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SQLITE_HEADER.length), 0, SQLITE_HEADER.length, 0);
      return buffer.subarray(0, bytesRead).toString('latin1');
    } finally {
      await file.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : null;
  }
}
