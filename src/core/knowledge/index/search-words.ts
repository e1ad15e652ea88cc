import type { Client } from '@libsql/client';
import { ftsHeading, ftsTerm, ftsWithin, nameParts, searchTerms } from './fts-query';

/** Passages that the search by words may name. */
const CANDIDATES = 120;
/** Rows that bm25 may rate in one search: each takes half a microsecond. */
const MAX_RATED = 30_000;
/** Weights of the columns source, title, trail, path, text, names. */
const WEIGHTS = '0, 4, 2, 2, 1, 0.5';

export interface WordSearch {
  readonly question: string;
  /** Null for all that are there. */
  readonly sourceIds: readonly number[] | null;
}

/**
 * Passages with words of the question, by id, with their bm25 (higher is better). In an index so large that rating all
 * of them would take long, words that are everywhere no longer name candidates: rarer ones do, and what has the
 * common ones in its headings, or has all of them.
 */
export async function searchWords(client: Client, search: WordSearch): Promise<ReadonlyMap<number, number>> {
  const terms = [...new Set([...searchTerms(search.question), ...nameParts(search.question)])];
  const match = await affordableQuery(client, terms, search.sourceIds);
  if (match === null) return new Map();
  const { rows } = await client.execute({
    sql: `SELECT id, score FROM
            (SELECT rowid AS id, -bm25(passages_text, ${WEIGHTS}) AS score
             FROM passages_text WHERE passages_text MATCH ? LIMIT ${MAX_RATED * 2})
          ORDER BY score DESC LIMIT ${CANDIDATES}`,
    args: [match],
  });
  return new Map(rows.map((row) => [Number(row.id), Number(row.score)]));
}

async function affordableQuery(
  client: Client,
  terms: readonly string[],
  sourceIds: readonly number[] | null,
): Promise<string | null> {
  if (terms.length === 0 || sourceIds?.length === 0) return null;
  const within = (query: string): string => (sourceIds === null ? query : ftsWithin(query, sourceIds));
  const any = (queries: readonly string[]): string => within(queries.join(' OR '));
  const all = (queries: readonly string[]): string => within(queries.join(' AND '));
  if ((await lastPassage(client)) <= MAX_RATED) return any(terms.map(ftsTerm));

  const counts: { readonly term: string; readonly count: number }[] = [];
  for (const term of terms) counts.push({ term, count: await countMatches(client, within(ftsTerm(term))) });
  const rarest = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const chosen: string[] = [];
  let rated = 0;
  for (const { term, count } of rarest) {
    if (rated + count > MAX_RATED) break;
    rated += count;
    chosen.push(ftsTerm(term));
  }
  if (chosen.length > 0) return any(chosen);
  // Every word is everywhere: in a heading it says more, and together they say the most.
  const common = rarest.map(({ term }) => term);
  if (common.length === 0) return null;
  for (const query of [any(common.map(ftsHeading)), all(common.map(ftsTerm)), all(common.map(ftsHeading))]) {
    const count = await countMatches(client, query);
    if (count > 0 && count <= MAX_RATED) return query;
  }
  return all(common.map(ftsTerm));
}

async function lastPassage(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT max(id) AS last FROM passages');
  return Number(rows[0]?.last ?? 0);
}

/** Counts up to one more than may be rated. */
async function countMatches(client: Client, match: string): Promise<number> {
  const { rows } = await client.execute({
    sql: `SELECT count(*) AS count FROM (SELECT 1 FROM passages_text WHERE passages_text MATCH ? LIMIT ${MAX_RATED + 1})`,
    args: [match],
  });
  return Number(rows[0]?.count);
}
