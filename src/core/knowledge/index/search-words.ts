import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { MAX_KINDRED, type AskedWords } from './asked-words';
import { IS_BELOW } from './below-path';
import { both, MAX_RATED } from './count-matches';
import { ftsForms, rarity, weighInScope, type Counted } from './scope-rarity';

/** Passages that the search by words may name. */
const CANDIDATES = 120;
/** Matches from which those of the most common words alone need not be rated: bm25 takes ten times as long as the match. */
const ENOUGH = 300;
/** Matches of other words for the same things that are rated; see MAX_RATED. */
const MAX_KINDRED_RATED = 3_000;
/** In fewer passages a word that half of them have still tells some apart. */
const LEAST_PASSAGES = 200;
/** What another word for the same thing counts, beside the word that is asked for. */
const KINDRED = 0.5;
/** The same for keywords: who asks in these has chosen them. */
const KINDRED_OF_KEYWORDS = 0.15;
/** Weights of the columns source, title, trail, path, text, names. */
const WEIGHTS = '0, 1, 1, 1, 1, 0.05';

/**
 * Passages with words of the question, or with other words for the same things, by id, with their bm25 (higher is
 * better). Words that most passages of the sources have, such as the name of a library in its own documentation, tell
 * none apart and are left out. In an index so large that rating all matches would take long only rarer words name
 * candidates; where all are common, none are named by words: meaning and titles (page-table.ts) do.
 */
export async function searchWords(
  client: Client,
  asked: AskedWords,
  pathPrefix: string | undefined,
): Promise<ReadonlyMap<number, number>> {
  const { scope, passages } = asked;
  const terms = chooseTerms(asked.own, passages, MAX_RATED);
  const scores = await rateMatches(client, { terms, passages, scope, pathPrefix, isOfScope: true });
  const own = new Map(scope === null ? scores : await weighInScope(client, scores, terms, passages));
  const others = asked.kindred.filter(({ count }) => count <= MAX_KINDRED);
  const kindred = await rateMatches(client, {
    terms: chooseTerms(others, passages, MAX_KINDRED_RATED),
    passages,
    scope,
    pathPrefix,
    isOfScope: scope === null,
  });
  const weight = asked.isSentence ? KINDRED : KINDRED_OF_KEYWORDS;
  for (const [id, score] of kindred) own.set(id, (own.get(id) ?? 0) + weight * score);
  return own;
}

interface Rated {
  /** The rarest first. */
  readonly terms: readonly Counted[];
  readonly passages: number;
  readonly scope: string | null;
  readonly pathPrefix: string | undefined;
  /** Whether the terms are counted within the scope. */
  readonly isOfScope: boolean;
}

async function rateMatches(
  client: Client,
  { terms, passages, scope, pathPrefix, isOfScope }: Rated,
): Promise<ReadonlyMap<number, number>> {
  if (terms.length === 0) return new Map();
  // Full text knows a path by its words; whether it is the same path, its row tells.
  const isBelow =
    pathPrefix === undefined
      ? ''
      : `AND EXISTS (SELECT 1 FROM passages JOIN files ON files.id = passages.file_id
                     WHERE passages.id = passages_text.rowid AND ${IS_BELOW})`;
  const matchOf = (some: readonly Counted[]): string => both(scope, ftsForms(some));
  const naming = isOfScope && pathPrefix === undefined ? namingTerms(terms, passages) : terms;
  const isNamed =
    naming.length === terms.length
      ? ''
      : 'AND +rowid IN (SELECT rowid FROM passages_text WHERE passages_text MATCH :naming)';
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_array(id, score)) AS scores FROM
            (SELECT rowid AS id, -bm25(passages_text, ${WEIGHTS}) AS score FROM passages_text
             WHERE passages_text MATCH :match ${isNamed} ${isBelow} ORDER BY score DESC LIMIT ${CANDIDATES})`,
    args: {
      match: matchOf(terms),
      ...(isNamed !== '' && { naming: matchOf(naming) }),
      ...(pathPrefix !== undefined && { below: pathPrefix }),
    },
  });
  // Made by the statement above.
  return new Map(JSON.parse(columnText(rows[0]?.scores)) as [number, number][]);
}

/** The words that tell passages of the scope apart, the rarest first. */
function chooseTerms(counted: readonly Counted[], passages: number, most: number): readonly Counted[] {
  const there = counted.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const telling = passages < LEAST_PASSAGES ? there : there.filter(({ count }) => count <= passages / 2);
  return takeWhile(telling.length > 0 ? telling : there, most);
}

/** The first terms that together have at most so many matches. */
function takeWhile(terms: readonly Counted[], most: number): readonly Counted[] {
  let sum = 0;
  return terms.filter(({ count }) => (sum += count) <= most);
}

/**
 * The terms that a candidate must have one of: the rarest, which together have enough matches, and those without which the
 * others together would weigh more than one of them. What has the others alone is not among the best.
 */
export function namingTerms(terms: readonly Counted[], passages: number): readonly Counted[] {
  let matches = 0;
  const enough = terms.findIndex(({ count }) => (matches += count) >= ENOUGH);
  if (enough === -1) return terms;
  let others = 0;
  for (let naming = terms.length; naming > enough + 1; naming -= 1) {
    const weightAt = (at: number): number => rarity(terms[at]?.count ?? 0, passages);
    others += weightAt(naming - 1);
    if (others >= weightAt(naming - 2)) return terms.slice(0, naming);
  }
  return terms.slice(0, enough + 1);
}
