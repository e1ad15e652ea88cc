import { formatOf } from '../sources/format-of';
import { isSameSection } from './follow-listings';
import type { PassageRow } from './passage-rows';

/** What stands for the rest of a symbol in code. */
const REST = '…';

/** Passages beside one of code, of which it may be the middle. */
export function besideCode({ id, path }: Pick<PassageRow, 'id' | 'path'>): readonly number[] {
  return formatOf(path) === 'code' ? [id - 1, id + 1] : [];
}

/** A passage of code whose symbol begins above it or goes on below it says so; prose is read on without that. */
export function markCuts(row: PassageRow, text: string, rows: ReadonlyMap<number, PassageRow>): string {
  if (formatOf(row.path) !== 'code' || row.trail.length === 0) return text;
  const goesOn = (id: number): boolean => {
    const beside = rows.get(id);
    return beside !== undefined && isSameSection(beside, row);
  };
  // Passages of a file are numbered in their order.
  return [...(goesOn(row.id - 1) ? [REST] : []), text, ...(goesOn(row.id + 1) ? [REST] : [])].join('\n');
}
