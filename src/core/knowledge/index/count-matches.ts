import type { Client } from '@libsql/client';
import { columnText } from '../column-text';

/** Rows that bm25 may rate in one search, each for half a microsecond; more than these are not counted either. */
export const MAX_RATED = 20_000;

/** Counts the passages that an FTS5 query matches, up to one more than may be rated. */
export async function countMatches(client: Client, match: string): Promise<number> {
  const { rows } = await client.execute({
    sql: `SELECT count(*) AS count FROM (SELECT 1 FROM passages_text WHERE passages_text MATCH ? LIMIT ${MAX_RATED + 1})`,
    args: [match],
  });
  return Number(rows[0]?.count);
}

/** The same for several queries, in their order, in one statement; each up to one more than `most`. */
export async function countEach(
  client: Client,
  matches: readonly string[],
  most = MAX_RATED,
): Promise<readonly number[]> {
  if (matches.length === 0) return [];
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(
            (SELECT count(*) FROM (SELECT 1 FROM passages_text WHERE passages_text MATCH each.value LIMIT ${most + 1}))
            ORDER BY each.key) AS counts FROM json_each(?) AS each`,
    args: [JSON.stringify(matches)],
  });
  // Made by the statement above.
  return JSON.parse(columnText(rows[0]?.counts)) as number[];
}

/** About how many passages there are: ids are given in turn. */
export async function countPassages(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT max(id) AS last FROM passages');
  return Number(rows[0]?.last ?? 0);
}

/** FTS5 queries of which both have to match. Null stands for everything. */
export function both(one: string | null, other: string): string {
  return one === null ? other : `(${one}) AND (${other})`;
}
