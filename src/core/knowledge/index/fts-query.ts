import { hasUnspaced, isUnspaced } from '../../../shared/search/unspaced-scripts';
import { isGlue, wordsOf } from './stems';

/** Words beyond these do not change what is found, and each costs a scan. */
const MAX_TERMS = 32;
/** Characters of a question that are looked at. */
const MAX_LENGTH = 20_000;

/**
 * The words of a question that full text should look for, lower-case, each once. All of them when nothing but filler
 * was asked.
 */
export function searchTerms(question: string, isFiller: (word: string) => boolean = isGlue): readonly string[] {
  const words =
    question
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? [];
  const distinct = [...new Set(words)];
  const telling = distinct.filter(
    (word) => !isFiller(word) && (word.length > 1 || /\p{N}|[^\p{Script=Latin}]/u.test(word)),
  );
  return (telling.length > 0 ? telling : distinct).slice(0, MAX_TERMS);
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Written in one (`useEffect`): full text takes that for one word, as a run of a script without spaces. */
const NAME = /[\p{Ll}\p{N}]\p{Lu}/u;

/** Parts of the names in a text, and pairs of characters of scripts without spaces, each once. */
export function nameParts(text: string): readonly string[] {
  const parts = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (!NAME.test(word) && !hasUnspaced(word)) continue;
    for (const [whole, ...inner] of wordsOf(word)) {
      // A word of another script right beside such a run (`APIサーバー`) is one of its own.
      const isApart = whole.length > 1 && whole !== word.toLowerCase();
      if (isUnspaced(whole) || isApart) parts.add(whole);
      for (const part of inner) if (part.length > 1) parts.add(part);
    }
  }
  return [...parts];
}

/** An FTS5 query for passages with any of the terms, as they are written or as parts of names (sqlite.org/fts5.html, 3). */
export function ftsAny(terms: readonly string[]): string {
  return `- source : (${terms.map(quote).join(' OR ')})`;
}

/** An FTS5 query for one word, or for a phrase where full text takes it for several. */
export function ftsWord(term: string): string {
  return quote(term);
}

/** An FTS5 query for passages whose innermost heading has any of the terms. */
export function ftsTitle(terms: readonly string[]): string {
  return `title : (${terms.map(quote).join(' OR ')})`;
}

/** An FTS5 query for passages with a version in any of their headings. Full text takes `v4` for one word. */
export function ftsVersion(version: string): string {
  return `{title trail} : (${quote(version)} OR ${quote(`v${version}`)})`;
}

/** An FTS5 query for passages of files with any of the phrases in their path. */
export function ftsPathWords(phrases: readonly string[]): string {
  return `path : (${phrases.map(quote).join(' OR ')})`;
}

/** An FTS5 query for passages that have the words of a phrase in their order; of scripts without spaces, all its pairs. */
export function ftsPhrase(phrase: string): string {
  const pairs = hasUnspaced(phrase) ? nameParts(phrase) : [];
  return pairs.length > 0 ? `names : (${pairs.map(quote).join(' AND ')})` : `{title trail text} : ${quote(phrase)}`;
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
