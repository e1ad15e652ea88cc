import { execFileSync } from 'node:child_process';

/** The processes that a run of Lectern has of one of Chromium's kinds, such as `renderer`. Not for Windows. */
export function processesOf(pid: number, type: string): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 16_777_216 })
    .split('\n')
    .flatMap((line) => {
      const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }];
    });
  const family = new Set([pid]);
  // A process stands after its parent only as long as numbers do not begin anew.
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  }
  return rows.filter((row) => family.has(row.pid) && row.command.includes(`--type=${type}`)).map((row) => row.pid);
}
