import type { SearchTerm } from '../../../../shared/search/parse-search';
import { foldText } from '../../../../shared/search/fold-text';
import { isUnspaced, UNSPACED } from '../../../../shared/search/unspaced-scripts';
import { ftsWord } from '../../index/fts-query';
import { isGlue } from '../../index/stems';
import { hasBeginning } from './cut-snippet';
import type { Vocabulary } from './vocabulary';

/** One thing that messages are looked for by. */
export interface Clause {
  /** An FTS5 query (sqlite.org/fts5.html, 3). */
  readonly match: string;
  /** What full text cannot tell: whether a text that matches is meant. */
  readonly isMeant: ((text: string) => boolean) | null;
  /** What to mark where full text marks nothing. */
  readonly words: readonly string[];
  /** The one word that it asks for and that may be mistyped; null for all else. */
  readonly word: string | null;
}

export interface ClauseParts {
  readonly vocabulary: Vocabulary;
  /** How many rows match, counted up to a limit. */
  readonly count: (match: string, limit: number) => Promise<number>;
  readonly pause: () => Promise<void>;
}

/** Words that one beginning, one character or one mistyped word may stand for. */
const MAX_BEGUN = 100;
const MAX_NEAR = 8;
/** A word that so few rows have may be mistyped. */
const RARE = 3;
/** Letters by which English words are longer than their stems: `saili` begins `sailing`, which is indexed as `sail`. */
const ENDING = 4;

const RUN = new RegExp(`${UNSPACED}+|[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]+`, 'gv');

/** What each term asks for. Words like `the` are left out beside others. */
export async function toClauses(terms: readonly SearchTerm[], parts: ClauseParts): Promise<readonly Clause[]> {
  const isTelling = (term: SearchTerm): boolean => term.isPhrase || term.isOpen || !isGlue(term.text.toLowerCase());
  const telling = terms.filter(isTelling);
  const clauses: Clause[] = [];
  for (const term of telling.length > 0 ? telling : terms) clauses.push(...(await clausesOf(term, parts)));
  return clauses;
}

/** The same with the words that hardly any message has replaced by those that may be meant; null when there are none. */
export async function toNearClauses(
  clauses: readonly Clause[],
  { vocabulary, count, pause }: ClauseParts,
): Promise<readonly Clause[] | null> {
  let isOther = false;
  const near: Clause[] = [];
  for (const clause of clauses) {
    const { word, match } = clause;
    const isRare = word !== null && (await count(match, RARE)) < RARE;
    const others = word === null || !isRare ? [] : await vocabulary.near(word, MAX_NEAR, pause);
    isOther ||= others.length > 0;
    near.push(others.length === 0 ? clause : { ...clause, match: anyOf([match, ...others.map(ftsWord)]) });
  }
  return isOther ? near : null;
}

export function allOf(matches: readonly string[]): string {
  return matches.map((match) => `(${match})`).join(' AND ');
}

export function anyOf(matches: readonly string[]): string {
  return matches.map((match) => `(${match})`).join(' OR ');
}

async function clausesOf(term: SearchTerm, parts: ClauseParts): Promise<readonly Clause[]> {
  const runs = (term.text.normalize('NFKC').match(RUN) ?? []).filter((run) => /[\p{L}\p{N}]/u.test(run));
  const unspaced = runs.filter(isUnspaced).map((run) => unspacedClause(run, parts.vocabulary));
  const spaced = runs.filter((run) => !isUnspaced(run));
  const last = spaced.at(-1);
  if (last === undefined) return unspaced;
  const isOpen = term.isOpen && runs.at(-1) === last;
  const before = isOpen ? spaced.slice(0, -1) : spaced;
  const written = before.length === 0 ? [] : [writtenClause(before, term.isPhrase)];
  return [...written, ...(isOpen ? [await openClause(last, parts)] : []), ...unspaced];
}

/** A word, or several that follow each other. */
function writtenClause(words: readonly string[], isPhrase: boolean): Clause {
  const text = words.join(' ');
  const word = !isPhrase && words.length === 1 ? foldText(text) : null;
  return { match: words.length > 1 ? `text : ${ftsWord(text)}` : ftsWord(text), isMeant: null, words, word };
}

/** A word and all that begin with it. */
async function openClause(written: string, { vocabulary, count }: ClauseParts): Promise<Clause> {
  const word = foldText(written);
  const begun = vocabulary.startingWith(word, MAX_BEGUN).filter((each) => each !== word);
  const match = anyOf([word, ...begun].map(ftsWord));
  const clause = { match, isMeant: null, words: [written], word };
  if (begun.length > 0 || (await count(match, 1)) > 0) return clause;
  const stems = Array.from({ length: ENDING }, (_, at) => word.slice(0, -1 - at)).filter(
    (each) => each.length > 2 && vocabulary.has(each),
  );
  if (stems.length === 0) return clause;
  return { ...clause, match: anyOf(stems.map(ftsWord)), isMeant: (text) => hasBeginning(text, word), word: null };
}

/** Of a script without spaces pairs of characters are indexed. */
function unspacedClause(run: string, vocabulary: Vocabulary): Clause {
  const characters = [...run];
  const isMeant = (text: string): boolean => text.normalize('NFKC').includes(run);
  const clause = { isMeant, words: [run], word: null };
  if (characters.length === 1)
    return { ...clause, match: anyOf([run, ...vocabulary.containing(run, MAX_BEGUN)].map(ftsWord)) };
  const pairs = characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
  return { ...clause, match: allOf([...new Set(pairs)].map(ftsWord)) };
}
