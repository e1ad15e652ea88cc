import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Preloading needs Linux, and what is preloaded a C compiler, which not every machine has. */
export const canWatchFiles = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

export interface FileWatch {
  /** Its files are watched. */
  readonly folder: string;
  /** Gets a line for each write and each sync. */
  readonly logPath?: string;
  /** Told of when they are written. */
  readonly words?: readonly string[];
  /** While this file is there, databases in the folder cannot be written, for the error whose number it holds. */
  readonly faultPath?: string;
}

/** Builds watch-files.c into a folder without spaces in its path; gives the environment that puts it under a process. */
export function watchFiles(into: string, { folder, logPath, words, faultPath }: FileWatch): Record<string, string> {
  const library = join(into, 'watch-files.so');
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, join(import.meta.dirname, 'watch-files.c'), '-ldl']);
  return {
    LD_PRELOAD: library,
    WATCHED_FOLDER: folder,
    ...(logPath !== undefined && { WATCH_LOG: logPath }),
    ...(words !== undefined && { WATCH_WORDS: words.join(',') }),
    ...(faultPath !== undefined && { WATCH_FAULT: faultPath }),
  };
}
