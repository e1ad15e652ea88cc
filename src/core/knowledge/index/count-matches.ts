import type { Client } from '@libsql/client';

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

/** About how many passages there are: ids are given in turn. */
export async function countPassages(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT max(id) AS last FROM passages');
  return Number(rows[0]?.last ?? 0);
}

/** FTS5 queries of which both have to match. Null stands for everything. */
export function both(one: string | null, other: string): string {
  return one === null ? other : `(${one}) AND (${other})`;
}
