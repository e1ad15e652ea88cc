import type { Client } from '@libsql/client';
import { otherSpelling } from './british-spellings';
import { both, countEach, countMatches, countPassages } from './count-matches';
import { ftsPath, ftsSources, nameParts, searchTerms } from './fts-query';
import { isAskedInGerman, readGerman } from './german-reading';
import { kindredOf } from './kindred-words';
import { plainReading, type QuestionReading } from './question-reading';
import { ftsForms, type Counted } from './scope-rarity';
import { stem, wordsOf } from './stems';
import { verbSpellings } from './verb-spellings';

/** Other words that are looked for. */
const MAX_OTHERS = 40;
/** What is in more passages tells nothing, in place of another word; it is not counted on. */
export const MAX_KINDRED = 500;
/** Of the words of a sentence so many say nothing. */
const GLUE_SHARE = 0.34;
/** Characters of a question that tell whether it is one. */
const MAX_READ = 2_000;

export interface WordSearch {
  readonly question: string;
  /** Null for all there are, which is faster than naming each. */
  readonly sourceIds: readonly number[] | null;
  /** Only passages at or below it. */
  readonly pathPrefix: string | undefined;
}

/** The words of a question, and how many passages of what is searched have each. */
export interface AskedWords {
  /** The FTS5 query for what is searched; null for all of the index. */
  readonly scope: string | null;
  readonly passages: number;
  /** As they are asked, parts of names and other spellings among them. */
  readonly own: readonly Counted[];
  /**
   * Other words for the same things (kindred-words.ts), each counted in all of the index, which is fast, and
   * up to one more than MAX_KINDRED.
   */
  readonly kindred: readonly Counted[];
  readonly isSentence: boolean;
  readonly reading: QuestionReading;
}

export async function countAskedWords(client: Client, search: WordSearch): Promise<AskedWords> {
  const { question } = search;
  const scope = scopeOf(search);
  const reading = isAskedInGerman(question) ? await readGerman(client, question) : plainReading;
  const words = searchTerms(question, reading.isFiller);
  const spellings = [
    ...verbSpellings(question).map(({ other }) => other),
    ...words.flatMap((word) => otherSpelling(word) ?? []),
  ];
  const own = [...new Set([...words, ...nameParts(question), ...spellings])].map((term) => ({
    term,
    forms: reading.forms.get(term) ?? [],
  }));
  const kindred = kindredWords(words).map((term) => ({ term }));
  const [passages, ownCounts, kindredCounts] = await Promise.all([
    scope === null ? countPassages(client) : countMatches(client, scope),
    countEach(
      client,
      own.map((term) => both(scope, ftsForms([term]))),
    ),
    countEach(
      client,
      kindred.map((term) => ftsForms([term])),
      MAX_KINDRED,
    ),
  ]);
  const counted = (terms: readonly Omit<Counted, 'count'>[], counts: readonly number[]): readonly Counted[] =>
    terms.map((term, at) => ({ ...term, count: counts[at] ?? 0 }));
  return {
    scope,
    passages,
    own: counted(own, ownCounts),
    kindred: counted(kindred, kindredCounts),
    isSentence: isSentence(question, reading),
    reading,
  };
}

/**
 * Words of the question that what was searched has beside these of its sources: those that they have fewer times. Costs
 * what the named sources do, however many others there are.
 */
export async function wordsBeside(
  client: Client,
  { own }: Pick<AskedWords, 'own'>,
  few: Pick<WordSearch, 'pathPrefix'> & { readonly sourceIds: readonly number[] },
): Promise<readonly string[]> {
  const scope = scopeOf(few);
  const held = own.filter(({ count }) => count > 0);
  const counts = await countEach(
    client,
    held.map((word) => both(scope, ftsForms([word]))),
  );
  return held.flatMap(({ term, count }, at) => (count > (counts[at] ?? 0) ? [term] : []));
}

/** A sentence has words that say nothing. Who asks in keywords knows the documentation's own words. */
function isSentence(question: string, { isFiller }: QuestionReading): boolean {
  const words = wordsOf(question.slice(0, MAX_READ));
  return words.filter(([whole]) => isFiller(whole)).length >= words.length * GLUE_SHARE;
}

/** Each once, and none that is asked for itself. */
function kindredWords(words: readonly string[]): readonly string[] {
  const asked = new Set(words.map(stem));
  const byStem = new Map(words.flatMap(kindredOf).map((word) => [stem(word), word]));
  return [...byStem]
    .filter(([each]) => !asked.has(each))
    .map(([, word]) => word)
    .slice(0, MAX_OTHERS);
}

/** An FTS5 query for what is searched; null for all of the index. */
export function scopeOf({ sourceIds, pathPrefix }: Omit<WordSearch, 'question'>): string | null {
  const path = pathPrefix === undefined ? null : ftsPath(pathPrefix);
  if (sourceIds === null) return path;
  const sources = ftsSources(sourceIds);
  return path === null ? sources : both(sources, path);
}
