import { isGlue, isUnspaced, wordsOf } from './stems';

/** Words beyond these do not change what is found, and each costs a scan. */
const MAX_TERMS = 32;

/**
 * The words of a question that full text should look for, lower-case, each once. All of them when nothing but glue
 * was asked.
 */
export function searchTerms(question: string): readonly string[] {
  const words =
    question
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  const distinct = [...new Set(words)];
  const telling = distinct.filter(
    (word) => !isGlue(word) && (word.length > 1 || /\p{N}|[^\p{Script=Latin}]/u.test(word)),
  );
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_TERMS);
}

/** Parts of the names in a text (`useEffect`, `max_size`), and pairs of characters of scripts without spaces, each once. */
export function nameParts(text: string): readonly string[] {
  const words = wordsOf(text);
  const pairs = words.flatMap(([whole]) => (isUnspaced(whole) ? [whole] : []));
  return [...new Set([...words.flatMap(([, ...parts]) => parts.filter((part) => part.length > 1)), ...pairs])];
}

/** The columns of full text that hold what is written; `names` holds the parts of names. */
const WRITTEN = '{title trail path text}';

/** An FTS5 query for passages that have the term, as it is written or as a part of a name (sqlite.org/fts5.html, 3). */
export function ftsTerm(term: string): string {
  const quoted = quote(term);
  return `(${WRITTEN} : ${quoted} OR names : ${quoted})`;
}

/** The same for the headings, titles and paths alone. */
export function ftsHeading(term: string): string {
  return `({title trail path} : ${quote(term)})`;
}

/** An FTS5 query for all passages of the sources. */
export function ftsSources(sourceIds: readonly number[]): string {
  return `source : (${sourceIds.map((id) => quote(sourceWord(id))).join(' OR ')})`;
}

/**
 * An FTS5 query for passages of files whose path begins with the words of this one. Null when it may have none: which
 * characters beyond ASCII make words is SQLite's to know.
 */
export function ftsPath(path: string): string | null {
  return /[a-z0-9]/i.test(path) ? `path : ^ ${quote(path)}` : null;
}

/** The one word in the `source` column of a source's passages. */
export function sourceWord(id: number): string {
  return `source${id}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\0]/g, ' ')}"`;
}
