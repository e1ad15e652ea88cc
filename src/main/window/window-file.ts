import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { Log } from '../../core/ports';
import { MAX_WINDOWS, windowsFile, type WindowState } from './window-state';

/** windows.json: which windows were open. Losing it loses no data, so a failure is logged and the app goes on. */
export interface WindowFile {
  /** Empty when the file is missing or cannot be trusted. */
  read(): readonly WindowState[];
  /**
   * Writes the last of `windows`, as many as `read` takes: soon, and whole or not at all. While one write runs, only
   * the newest of the others follows.
   */
  write(windows: readonly WindowState[]): void;
  /** Resolves when the last state written is on disk. */
  flush(): Promise<void>;
}

export function createWindowFile(path: string, log: Log): WindowFile {
  let waiting: readonly WindowState[] | null = null;
  let writing: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const windows = waiting;
      waiting = null;
      await replaceFile(path, JSON.stringify({ version: 1, windows })).catch((error: unknown) => {
        log.warn('windows were not kept', { error });
      });
    }
    writing = null;
  }

  return {
    read: () => readWindows(path, log),
    write(windows) {
      waiting = windows.slice(-MAX_WINDOWS);
      writing ??= drain();
    },
    async flush() {
      await writing;
    },
  };
}

function readWindows(path: string, log: Log): readonly WindowState[] {
  try {
    return windowsFile.parse(JSON.parse(readFileSync(path, 'utf8'))).windows;
  } catch (error) {
    const isFirstStart = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isFirstStart) log.warn('windows.json was ignored', { error });
    return [];
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
