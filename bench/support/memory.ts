import { readdirSync, readFileSync } from 'node:fs';

/** What processes take, in MB. */
export interface Memory {
  /** Pages that others have mapped too count by their share: the less, the more other processes run the same program. */
  readonly pss: number;
  /** What is in no file: what the processes have made themselves. */
  readonly own: number;
}

/** Of a process and all its descendants (Linux: /proc/<pid>/smaps_rollup). */
export function treeMemory(pid: number): Memory {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? read(`/proc/${entry}/stat`) : null;
    // proc(5): the parent's id is the second field after the name, which ends at the last bracket.
    const parent = stat === null ? Number.NaN : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const memoryOf = (id: number): Memory => {
    const rollup = read(`/proc/${id}/smaps_rollup`) ?? '';
    const megabytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
    return (children.get(id) ?? [])
      .map(memoryOf)
      .reduce((sum, { pss, own }) => ({ pss: sum.pss + pss, own: sum.own + own }), {
        pss: megabytes('Pss'),
        own: megabytes('Pss_Anon'),
      });
  };
  return memoryOf(pid);
}

/** PSS of a process and all its descendants, in MB. */
export function treePss(pid: number): number {
  return treeMemory(pid).pss;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended meanwhile.
    return null;
  }
}
