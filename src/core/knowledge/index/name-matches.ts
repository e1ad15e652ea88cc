import type { Client } from '@libsql/client';
import { both } from './count-matches';
import { ftsAny, searchTerms } from './fts-query';
import { scopeOf, type AskedWords, type WordSearch } from './asked-words';
import { wordsOf } from './stems';

/** A name in more passages than this is what all of them are about, and tells none apart. */
const FEW = 20;
/** Names of a question that are looked for. */
const MAX_NAMES = 4;

/** A word in so few passages, of so many, is as good as a name. */
const RARE = 2;
const OF_MANY = 50;

/**
 * Passages that hold a name out of code (`parseDate`, `max_size`) which the question asks for and few others hold, by id,
 * with the share of such names that they hold; and those with a word that hardly any other has, with the share of the
 * question that it is.
 */
export async function nameMatches(
  client: Client,
  search: WordSearch,
  asked: AskedWords,
): Promise<ReadonlyMap<number, number>> {
  const scope = scopeOf(search);
  const shares = new Map<number, number>();
  const names = namesIn(search.question);
  const rare = rareWords(search.question, asked).filter((word) => !names.includes(word));
  const telling = searchTerms(search.question, asked.reading.isFiller).length;
  const wanted = [
    ...names.map((name) => [name, 1 / names.length] as const),
    ...rare.map((word) => [word, 1 / telling] as const),
  ];
  for (const [name, share] of wanted) {
    const { rows } = await client.execute({
      sql: `SELECT rowid AS id FROM passages_text WHERE passages_text MATCH ? LIMIT ${FEW + 1}`,
      args: [both(scope, ftsAny([name]))],
    });
    if (rows.length > FEW) continue;
    for (const { id } of rows) shares.set(Number(id), Math.min(1, (shares.get(Number(id)) ?? 0) + share));
  }
  return shares;
}

function rareWords(question: string, { own, passages, reading }: AskedWords): readonly string[] {
  if (passages < OF_MANY) return [];
  const counts = new Map(own.map(({ term, count }) => [term, count]));
  const isRare = (word: string): boolean => (counts.get(word) ?? 0) > 0 && (counts.get(word) ?? 0) <= RARE;
  return searchTerms(question, reading.isFiller).filter(isRare).slice(0, MAX_NAMES);
}

function namesIn(question: string): readonly string[] {
  const written = wordsOf(question.slice(0, 2_000)).filter(
    ([whole, ...parts]) => parts.length > 0 && !whole.includes('-'),
  );
  return [...new Set(written.map(([whole]) => whole))].slice(0, MAX_NAMES);
}
