import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { countEach, countPassages, MAX_RATED } from './count-matches';
import { ftsAny } from './fts-query';

/** A word of the question, and how many passages within the scope have it. */
export interface Counted {
  readonly term: string;
  /** Its other forms, as full text has them, which are counted as it. */
  readonly forms?: readonly string[];
  readonly count: number;
}

/** An FTS5 query for passages with any of the words, in any of their forms. */
export function ftsForms(words: readonly Omit<Counted, 'count'>[]): string {
  return ftsAny(words.flatMap(({ term, forms = [] }) => [term, ...forms]));
}

/** How far the rarity in all of the index gives way to that in the scope, whose counts are small and so less sure. */
const TRUST = 0.75;

/**
 * bm25 knows how rare a word is in all of the index; in what is searched it may be rarer or more common (`route` in the
 * documentation of a router). Rescales scores of passages of the scope, which has so many, by what their words weigh in
 * either.
 */
export async function weighInScope(
  client: Client,
  scores: ReadonlyMap<number, number>,
  terms: readonly Counted[],
  passages: number,
): Promise<ReadonlyMap<number, number>> {
  const total = await countPassages(client);
  const ids = JSON.stringify([...scores.keys()]);
  const weights = new Map<number, { inAll: number; inScope: number }>();
  const countsInAll = await countEach(
    client,
    terms.map((term) => ftsForms([term])),
  );
  for (const [at, term] of terms.entries()) {
    const { count } = term;
    const match = ftsForms([term]);
    const countInAll = countsInAll[at] ?? 0;
    const inScope = rarity(count, passages);
    // What is too much to be counted is taken to be as common everywhere.
    const inAll = countInAll > MAX_RATED ? inScope : rarity(countInAll, total);
    for (const id of await matchesAmong(client, match, ids)) {
      const sum = weights.get(id) ?? { inAll: 0, inScope: 0 };
      weights.set(id, { inAll: sum.inAll + inAll, inScope: sum.inScope + inScope });
    }
  }
  return new Map(
    [...scores].map(([id, score]) => {
      const { inAll, inScope } = weights.get(id) ?? { inAll: 1, inScope: 1 };
      return [id, score * (inScope / inAll) ** TRUST];
    }),
  );
}

/** As FTS5's bm25 has it (sqlite.org/fts5.html, 5.1.1). */
export function rarity(having: number, all: number): number {
  return Math.max(1e-6, Math.log((all - having + 0.5) / (having + 0.5)));
}

/** The unary plus keeps SQLite from asking full text for each id in turn. `ids` is JSON. */
async function matchesAmong(client: Client, match: string, ids: string): Promise<readonly number[]> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(rowid) AS ids FROM passages_text
          WHERE passages_text MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`,
    args: [match, ids],
  });
  return JSON.parse(columnText(rows[0]?.ids)) as number[];
}
