import { readdirSync, readFileSync } from 'node:fs';

/** PSS of a process and all its descendants, in MB (Linux: /proc/<pid>/smaps_rollup). */
export function treePss(pid: number): number {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? read(`/proc/${entry}/stat`) : null;
    // proc(5): the parent's id is the second field after the name, which ends at the last bracket.
    const parent = stat === null ? Number.NaN : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const pssOf = (id: number): number => {
    const own = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`) ?? '')?.[1] ?? 0);
    return (children.get(id) ?? []).reduce((sum, child) => sum + pssOf(child), own);
  };
  return pssOf(pid) / 1024;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended meanwhile.
    return null;
  }
}
