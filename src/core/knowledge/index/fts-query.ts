/** Words of questions that say nothing of their subject. */
const STOP_WORDS = new Set(
  (
    'a an the and or but if then else of in on at to from by for with without about into over under as is are was were ' +
    'be been being am do does did doing done has have had having can could should would will shall may might must not ' +
    'no yes it its this that these those there here i me my we us our you your he she they them their what which who ' +
    'whom whose when where why how any some all each every other than too very just only also so such get got make ' +
    'made want need please tell show explain between'
  ).split(' '),
);

/** Words beyond these do not change what is found, and each costs a scan. */
const MAX_TERMS = 32;

/**
 * The words of a question that full text should look for, lower-case, each once. All of them when nothing but stop
 * words was asked.
 */
export function searchTerms(question: string): readonly string[] {
  const words =
    question
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  const distinct = [...new Set(words)];
  const telling = distinct.filter(
    (word) => !STOP_WORDS.has(word) && (word.length > 1 || /\p{N}|[^\p{Script=Latin}]/u.test(word)),
  );
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_TERMS);
}

/** An FTS5 query for passages of any of the sources with any of the terms; null without terms (sqlite.org/fts5.html, 3). */
export function ftsQuery(terms: readonly string[], sourceIds: readonly number[]): string | null {
  if (terms.length === 0 || sourceIds.length === 0) return null;
  const sources = sourceIds.map((id) => `"${sourceWord(id)}"`).join(' OR ');
  const words = terms.map((term) => `"${term.replaceAll('"', '')}"`).join(' OR ');
  return `(source : (${sources})) AND ({title trail path text} : (${words}))`;
}

/** The one word in the `source` column of a source's passages. */
export function sourceWord(id: number): string {
  return `source${id}`;
}
