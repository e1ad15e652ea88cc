import type { AppStatusService } from './app-status';
import { findAppError } from './errors';

const BANNERS: Readonly<Record<string, 'data.waitsForRoom' | 'data.waitsForDisk'>> = {
  'data.full': 'data.waitsForRoom',
  'data.readOnly': 'data.waitsForDisk',
};
/** Between two looks whether the disk takes writes again. */
const LOOK_MS = 2_000;

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
  /** Called once the disk takes writes again. */
  readonly onBack: () => void;
  /** Runs a piece of work later; returns what calls it off. */
  readonly later?: (work: () => void, ms: number) => () => void;
}

export function createDiskWatch({ status, tryToWrite, onBack, later = runLater }: DiskWatchOptions): DiskWatch {
  let told: string | null = null;
  let callOff = (): void => undefined;

  const look = async (): Promise<void> => {
    try {
      await tryToWrite();
    } catch {
      // The database has told of it.
      callOff = later(() => void look(), LOOK_MS);
      return;
    }
    if (told !== null) status.dismiss(told);
    told = null;
    onBack();
  };
  return {
    note(error) {
      const code = BANNERS[findAppError(error)?.code ?? ''];
      if (code === undefined || code === told) return;
      const isFirst = told === null;
      if (told !== null) status.dismiss(told);
      told = code;
      status.raise({ code, params: {} });
      if (isFirst) callOff = later(() => void look(), LOOK_MS);
    },
    close: () => callOff(),
  };
}

function runLater(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
