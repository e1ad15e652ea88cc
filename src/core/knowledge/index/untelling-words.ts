import type { AskedWords } from './asked-words';
import { nameTerms } from './named-sources';
import { askedTerms } from './page-table';

/** In fewer passages a word that most of them have may still tell some apart. */
const LEAST_PASSAGES = 10;

/**
 * Stems of the question that say nothing of which section answers it: names of what is searched, and what most of it has.
 * None where the question has no other words that are there.
 */
export function untellingWords(
  question: string,
  { own, passages, reading }: Pick<AskedWords, 'own' | 'passages' | 'reading'>,
  sources: readonly { readonly name: string }[],
): ReadonlySet<string> {
  const names = new Set(sources.flatMap(({ name }) => nameTerms(name)));
  const isCommon = (count: number): boolean => passages >= LEAST_PASSAGES && count > passages / 2;
  const common = new Set(own.filter(({ count }) => isCommon(count)).map(({ term }) => reading.stem(term)));
  const there = new Set(own.filter(({ count }) => count > 0).map(({ term }) => reading.stem(term)));
  const asked = [...askedTerms(question, reading).keys()];
  const untelling = asked.filter((term) => names.has(term) || common.has(term));
  return new Set(asked.some((term) => there.has(term) && !untelling.includes(term)) ? untelling : []);
}
