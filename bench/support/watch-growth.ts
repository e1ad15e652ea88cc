import { statSync } from 'node:fs';
import { join } from 'node:path';
import { treePss } from './memory.ts';
import { median, round } from './statistics.ts';

const DATABASES = ['local.db', 'mastra.db', 'index.db'];
const LOOK_MS = 250;

export interface Growth {
  readonly memory_ratio: number;
  readonly memory_mb: number;
  /** Of the log that was ever the largest. */
  readonly wal_max_mb: number;
}

/** Watches what a running app takes: memory when it is told to, and its write-ahead logs all the time. */
export function watchGrowth(userDataDir: string, pid: number): { sample(): number; end(): Growth } {
  const megabytes: number[] = [];
  let largest = 0;
  const look = (): void => {
    for (const name of DATABASES) largest = Math.max(largest, sizeOf(join(userDataDir, `${name}-wal`)));
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    sample() {
      const now = treePss(pid);
      megabytes.push(now);
      return now;
    },
    end() {
      clearInterval(timer);
      const quarter = (which: number): number =>
        median(megabytes.slice((megabytes.length * which) / 4, (megabytes.length * (which + 1)) / 4));
      return {
        memory_ratio: round(quarter(3) / quarter(1)),
        memory_mb: round(quarter(3), 0),
        wal_max_mb: round(largest / 2 ** 20, 1),
      };
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
