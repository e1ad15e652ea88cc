import type { PassageRow } from './passage-rows';

/** So many of the best passages are followed. */
const FOLLOWED = 2;
const LISTING = /^\s*(?:`{3,}|~{3,})/m;

export interface ReadRow {
  readonly row: PassageRow;
  readonly text: string;
}

/**
 * Of the best passages those of words alone, each with the next of its section where that holds a listing: what is
 * explained in one is often shown in the other. By the id of the passage that is followed. `rows` has those that
 * `mayFollow` names.
 */
export async function followListings(
  found: readonly ReadRow[],
  rows: ReadonlyMap<number, PassageRow>,
  read: (row: PassageRow) => Promise<string>,
): Promise<ReadonlyMap<number, ReadRow>> {
  const alone = found.slice(0, FOLLOWED).filter(({ text }) => !LISTING.test(text));
  const followed = new Map<number, ReadRow>();
  for (const { row } of alone) {
    const next = rows.get(row.id + 1);
    if (next === undefined || !isSameSection(next, row)) continue;
    const text = await read(next);
    if (LISTING.test(text)) followed.set(row.id, { row: next, text });
  }
  return followed;
}

/** Ids of the passages that may come with those found. */
export function mayFollow(found: readonly ReadRow[]): readonly number[] {
  // Passages of a file are numbered in their order.
  return found.slice(0, FOLLOWED).flatMap(({ row, text }) => (LISTING.test(text) ? [] : [row.id + 1]));
}

export function isSameSection(one: PassageRow, other: PassageRow): boolean {
  return one.fileId === other.fileId && JSON.stringify(one.trail) === JSON.stringify(other.trail);
}
