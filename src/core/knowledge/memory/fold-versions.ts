import type { MessageTable } from './message-table';
import { sharedPlaces } from './message-traits';

/** Places of two sketches that agree where one text may be another version of the other: about an eighth of their words. */
const RELATED = 4;

/** By id, the message that each follows, null for the first of a session; without what is not stored. */
export type ParentsOf = (messageIds: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

/** The same messages with the newest of each one's versions in the place of the best, as it says what was meant. */
export async function foldVersions(
  table: MessageTable,
  numbers: readonly number[],
  parentsOf: ParentsOf,
): Promise<readonly number[]> {
  const alike = numbers.filter((one) => numbers.some((other) => one !== other && isAlike(table, one, other)));
  if (alike.length === 0) return numbers;
  const parents = await parentsOf(alike.map(table.idOf));
  const newest = new Map<string, number>();
  const placeOf = (number: number): string | null => {
    const parent = parents.get(table.idOf(number));
    return parent === undefined || !alike.includes(number) ? null : JSON.stringify([table.sessionOf(number), parent]);
  };
  const timeOf = (number: number | undefined): number => table.of(number ?? -1)?.createdAt ?? -1;
  for (const number of alike) {
    const place = placeOf(number);
    if (place !== null && timeOf(number) > timeOf(newest.get(place))) newest.set(place, number);
  }
  return [...new Set(numbers.map((number) => newest.get(placeOf(number) ?? '') ?? number))];
}

function isAlike(table: MessageTable, one: number, other: number): boolean {
  return (
    table.sessionOf(one) === table.sessionOf(other) &&
    table.of(one)?.role === table.of(other)?.role &&
    sharedPlaces(table.sketchOf(one), table.sketchOf(other)) >= RELATED
  );
}
