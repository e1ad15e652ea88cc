import type { Client } from '@libsql/client';
import { both } from './count-matches';
import { ftsAny } from './fts-query';
import { scopeOf, type WordSearch } from './asked-words';
import { wordsOf } from './stems';

/** A name in more passages than this is what all of them are about, and tells none apart. */
const FEW = 20;
/** Names of a question that are looked for. */
const MAX_NAMES = 4;

/**
 * Passages that hold a name out of code (`parseDate`, `max_size`) which the question asks for and few others hold, by id,
 * with the share of such names that they hold.
 */
export async function nameMatches(client: Client, search: WordSearch): Promise<ReadonlyMap<number, number>> {
  const scope = scopeOf(search);
  const shares = new Map<number, number>();
  const names = namesIn(search.question);
  for (const name of names) {
    const { rows } = await client.execute({
      sql: `SELECT rowid AS id FROM passages_text WHERE passages_text MATCH ? LIMIT ${FEW + 1}`,
      args: [both(scope, ftsAny([name]))],
    });
    if (rows.length > FEW) continue;
    for (const { id } of rows) shares.set(Number(id), (shares.get(Number(id)) ?? 0) + 1 / names.length);
  }
  return shares;
}

function namesIn(question: string): readonly string[] {
  const written = wordsOf(question.slice(0, 2_000)).filter(
    ([whole, ...parts]) => parts.length > 0 && !whole.includes('-'),
  );
  return [...new Set(written.map(([whole]) => whole))].slice(0, MAX_NAMES);
}
