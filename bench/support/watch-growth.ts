import { statSync } from 'node:fs';
import { join } from 'node:path';
import { treeMemory, type Memory } from './memory.ts';
import { median, round } from './statistics.ts';

const DATABASES = ['local.db', 'mastra.db', 'index.db'];
const LOOK_MS = 250;

export interface Growth {
  readonly memory_ratio: number;
  readonly memory_mb: number;
  /** Of what its processes hold themselves, whatever else runs on the machine. */
  readonly own_memory_ratio: number;
  /** Of the log that was ever the largest. */
  readonly wal_max_mb: number;
}

/** Watches what a running app takes: memory when it is told to, and its write-ahead logs all the time. */
export function watchGrowth(userDataDir: string, pid: number): { sample(): number; end(): Growth } {
  const samples: Memory[] = [];
  let largest = 0;
  const look = (): void => {
    for (const name of DATABASES) largest = Math.max(largest, sizeOf(join(userDataDir, `${name}-wal`)));
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    sample() {
      const now = treeMemory(pid);
      samples.push(now);
      return now.pss;
    },
    end() {
      clearInterval(timer);
      const pss = samples.map((sample) => sample.pss);
      const own = samples.map((sample) => sample.own);
      return {
        memory_ratio: round(quarterOf(pss, 3) / quarterOf(pss, 1)),
        memory_mb: round(quarterOf(pss, 3), 0),
        own_memory_ratio: round(quarterOf(own, 3) / quarterOf(own, 1)),
        wal_max_mb: round(largest / 2 ** 20, 1),
      };
    },
  };
}

/** The middle of a quarter, of which 0 is the first. */
function quarterOf(samples: readonly number[], which: number): number {
  return median(samples.slice((samples.length * which) / 4, (samples.length * (which + 1)) / 4));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
