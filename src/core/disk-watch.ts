import type { AppStatusService } from './app-status';
import { findAppError } from './errors';

const BANNERS: Readonly<Record<string, 'data.waitsForRoom' | 'data.waitsForDisk'>> = {
  'data.full': 'data.waitsForRoom',
  'data.readOnly': 'data.waitsForDisk',
};
/** Until the first look whether the disk takes writes again, and the longest between two: each one writes. */
const FIRST_LOOK_MS = 1_000;
const LONGEST_REST_MS = 8_000;

/** Tells of a disk that takes no writes while the app runs, and goes on by itself once it does. */
export interface DiskWatch {
  /** To be told of what a database refused. */
  note(error: unknown): void;
  close(): void;
}

export interface DiskWatchOptions {
  readonly status: Pick<AppStatusService, 'raise' | 'dismiss'>;
  /** Writes something that changes nothing. */
  readonly tryToWrite: () => Promise<void>;
  /** Does what waited for the disk, once it takes writes again: unless any is refused, no more is told. Never rejects. */
  readonly onBack: () => Promise<void>;
  /** Runs a piece of work later; returns what calls it off. */
  readonly later?: (work: () => void, ms: number) => () => void;
}

export function createDiskWatch({ status, tryToWrite, onBack, later = runLater }: DiskWatchOptions): DiskWatch {
  let told: string | null = null;
  /** Whether anything was refused since the last look. */
  let isRefused = false;
  let isClosed = false;
  let restMs = FIRST_LOOK_MS;
  let callOff = (): void => undefined;

  const look = async (): Promise<void> => {
    isRefused = false;
    try {
      await tryToWrite();
      // What waited may be more than there is room for.
      if (!isClosed) await onBack();
    } catch {
      // The database has told of it.
      isRefused = true;
    }
    if (isClosed) return;
    if (isRefused) {
      restMs = Math.min(restMs * 2, LONGEST_REST_MS);
      callOff = later(() => void look(), restMs);
      return;
    }
    if (told !== null) status.dismiss(told);
    told = null;
  };
  return {
    note(error) {
      const code = BANNERS[findAppError(error)?.code ?? ''];
      if (code === undefined || isClosed) return;
      isRefused = true;
      if (code === told) return;
      const isFirst = told === null;
      if (told !== null) status.dismiss(told);
      told = code;
      status.raise({ code, params: {} });
      if (!isFirst) return;
      restMs = FIRST_LOOK_MS;
      callOff = later(() => void look(), restMs);
    },
    close() {
      isClosed = true;
      callOff();
    },
  };
}

function runLater(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
