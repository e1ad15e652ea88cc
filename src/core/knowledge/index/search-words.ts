import type { Client } from '@libsql/client';
import { IS_BELOW } from './below-path';
import { ftsAny, ftsPath, ftsSources, nameParts, searchTerms } from './fts-query';

/** Passages that the search by words may name. */
const CANDIDATES = 120;
/** Rows that bm25 may rate in one search: each takes half a microsecond. */
const MAX_RATED = 20_000;
/** In fewer passages a word that half of them have still tells some apart. */
const LEAST_PASSAGES = 200;
/** Weights of the columns source, title, trail, path, text, names. */
const WEIGHTS = '0, 1, 1, 1, 1, 0.05';

export interface WordSearch {
  readonly question: string;
  /** Null for all there are, which is faster than naming each. */
  readonly sourceIds: readonly number[] | null;
  /** Only passages at or below it. */
  readonly pathPrefix: string | undefined;
}

/**
 * Passages with words of the question, by id, with their bm25 (higher is better). Words that most passages of the
 * sources have, such as the name of a library in its own documentation, tell none apart and are left out. In an index
 * so large that rating all matches would take long only rarer words name candidates; where all are common, none are
 * named by words: meaning and titles (page-table.ts) do.
 */
export async function searchWords(client: Client, search: WordSearch): Promise<ReadonlyMap<number, number>> {
  const match = await chooseQuery(client, search);
  if (match === null) return new Map();
  const { pathPrefix } = search;
  // Full text knows a path by its words; whether it is the same path, its row tells.
  const isBelow =
    pathPrefix === undefined
      ? ''
      : `AND EXISTS (SELECT 1 FROM passages JOIN files ON files.id = passages.file_id
                     WHERE passages.id = passages_text.rowid AND ${IS_BELOW})`;
  const { rows } = await client.execute({
    sql: `SELECT rowid AS id, -bm25(passages_text, ${WEIGHTS}) AS score
          FROM passages_text WHERE passages_text MATCH :match ${isBelow} ORDER BY score DESC LIMIT ${CANDIDATES}`,
    args: { match, ...(pathPrefix === undefined ? {} : { below: pathPrefix }) },
  });
  return new Map(rows.map((row) => [Number(row.id), Number(row.score)]));
}

interface Counted {
  readonly term: string;
  readonly count: number;
}

async function chooseQuery(client: Client, { question, sourceIds, pathPrefix }: WordSearch): Promise<string | null> {
  if (sourceIds?.length === 0) return null;
  const scope = both(
    sourceIds === null ? null : ftsSources(sourceIds),
    pathPrefix === undefined ? null : ftsPath(pathPrefix),
  );
  const within = (query: string): string => both(scope, query) ?? query;
  const counts: Counted[] = [];
  for (const term of new Set([...searchTerms(question), ...nameParts(question)])) {
    counts.push({ term, count: await countMatches(client, within(ftsAny([term]))) });
  }
  const there = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const passages = scope === null ? await lastPassage(client) : await countMatches(client, scope);
  const telling = passages < LEAST_PASSAGES ? there : there.filter(({ count }) => count <= passages / 2);
  const rated = takeWhile(telling.length > 0 ? telling : there, MAX_RATED);
  return rated.length === 0 ? null : within(ftsAny(rated.map(({ term }) => term)));
}

/** Null stands for everything. */
function both(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : `(${one}) AND (${other})`;
}

/** The first terms that together have at most so many matches. */
function takeWhile(terms: readonly Counted[], most: number): readonly Counted[] {
  let sum = 0;
  return terms.filter(({ count }) => (sum += count) <= most);
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
