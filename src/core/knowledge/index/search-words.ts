import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { otherSpelling } from './british-spellings';
import { IS_BELOW } from './below-path';
import { both, countMatches, countPassages, MAX_RATED } from './count-matches';
import { ftsAny, ftsPath, ftsSources, nameParts, searchTerms } from './fts-query';
import { weighInScope, type Counted } from './scope-rarity';
import { verbSpellings } from './verb-spellings';

/** Passages that the search by words may name. */
const CANDIDATES = 120;
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
  if (search.sourceIds?.length === 0) return new Map();
  const scope = scopeOf(search);
  const passages = scope === null ? await countPassages(client) : await countMatches(client, scope);
  const terms = await chooseTerms(client, search.question, { scope, passages });
  if (terms.length === 0) return new Map();
  const all = ftsAny(terms.map(({ term }) => term));
  const scores = await rateMatches(client, both(scope, all), search.pathPrefix);
  return scope === null ? scores : weighInScope(client, scores, terms, { match: scope, passages });
}

/** An FTS5 query for what is searched; null for all of the index. */
export function scopeOf({ sourceIds, pathPrefix }: WordSearch): string | null {
  const path = pathPrefix === undefined ? null : ftsPath(pathPrefix);
  if (sourceIds === null) return path;
  const sources = ftsSources(sourceIds);
  return path === null ? sources : both(sources, path);
}

async function rateMatches(
  client: Client,
  match: string,
  pathPrefix: string | undefined,
): Promise<ReadonlyMap<number, number>> {
  // Full text knows a path by its words; whether it is the same path, its row tells.
  const isBelow =
    pathPrefix === undefined
      ? ''
      : `AND EXISTS (SELECT 1 FROM passages JOIN files ON files.id = passages.file_id
                     WHERE passages.id = passages_text.rowid AND ${IS_BELOW})`;
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_array(id, score)) AS scores FROM
            (SELECT rowid AS id, -bm25(passages_text, ${WEIGHTS}) AS score
             FROM passages_text WHERE passages_text MATCH :match ${isBelow} ORDER BY score DESC LIMIT ${CANDIDATES})`,
    args: { match, ...(pathPrefix === undefined ? {} : { below: pathPrefix }) },
  });
  // Made by the statement above.
  return new Map(JSON.parse(columnText(rows[0]?.scores)) as [number, number][]);
}

/** The words of the question that tell passages of the scope apart, the rarest first. */
async function chooseTerms(
  client: Client,
  question: string,
  { scope, passages }: { readonly scope: string | null; readonly passages: number },
): Promise<readonly Counted[]> {
  const counts: Counted[] = [];
  const words = searchTerms(question);
  const spellings = [
    ...verbSpellings(question).map(({ other }) => other),
    ...words.flatMap((word) => otherSpelling(word) ?? []),
  ];
  for (const term of new Set([...words, ...nameParts(question), ...spellings])) {
    counts.push({ term, count: await countMatches(client, both(scope, ftsAny([term]))) });
  }
  const there = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const telling = passages < LEAST_PASSAGES ? there : there.filter(({ count }) => count <= passages / 2);
  return takeWhile(telling.length > 0 ? telling : there, MAX_RATED);
}

/** The first terms that together have at most so many matches. */
function takeWhile(terms: readonly Counted[], most: number): readonly Counted[] {
  let sum = 0;
  return terms.filter(({ count }) => (sum += count) <= most);
}
