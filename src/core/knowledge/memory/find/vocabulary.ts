import type { Client } from '@libsql/client';
import { columnText } from '../../column-text';
import { allowedEdits, editDistance } from '../../../../shared/search/edit-distance';
import { foldText } from '../../../../shared/search/fold-text';
import { isGlueStem, stem } from '../../index/stems';

/**
 * The words of all messages, in memory, so that beginnings and slips can be looked up: full text itself walks every row
 * of every word with a beginning, 3 s for one letter of a million messages. Words of deleted messages may stay in it
 * while the app runs: they lead to nothing.
 */
export interface Vocabulary {
  /** Reads what is indexed, the first time it is called; a failure is met again by the next call. */
  load(): Promise<void>;
  /** Takes in the words of a message that was indexed just now. */
  learn(text: string): void;
  /** Words that begin so, the most frequent first. */
  startingWith(beginning: string, limit: number): readonly string[];
  /** Words with these characters in them, the most frequent first. */
  containing(characters: string, limit: number): readonly string[];
  has(word: string): boolean;
  /** Words a slip or two away, the nearest and most frequent first. `pause` lets others go first. */
  near(word: string, limit: number, pause: () => Promise<void>): Promise<readonly string[]>;
}

/** Words read from full text at once: each costs a walk over its rows. */
const READ_AT_ONCE = 64;
/** Words compared at once: a few ms. */
const COMPARED_AT_ONCE = 4_000;
/** A word with a slip more must be more frequent by this than any is. */
const FARTHER = 1e9;
/** New words that are looked through one by one before they join the sorted ones. */
const MAX_NEW = 5_000;

export function createVocabulary(client: Client, nextTurn: () => Promise<void>): Vocabulary {
  /** By word, in how many pieces it is; of words that came since, 1. */
  const counts = new Map<string, number>();
  let sorted: string[] = [];
  let added: string[] = [];
  let loading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    const words: string[] = [];
    for (let after = ''; ;) {
      await nextTurn();
      const { rows } = await client.execute({
        // As one text: to make a row of each takes the client longer than to find them.
        sql: `SELECT json_group_array(json_array(term, doc)) AS words FROM
              (SELECT term, doc FROM memory_vocabulary WHERE term > ? ORDER BY term LIMIT ${READ_AT_ONCE})`,
        args: [after],
      });
      // Of its own making: pairs of a word and a number.
      const found = JSON.parse(columnText(rows[0]?.words)) as readonly [word: string, pieces: number][];
      for (const [word, pieces] of found) {
        if (!counts.has(word)) words.push(word);
        counts.set(word, pieces);
      }
      if (found.length < READ_AT_ONCE) break;
      after = found.at(-1)?.[0] ?? after;
    }
    // Full text sorts by bytes, which is another order beyond U+FFFF.
    sorted = words.toSorted();
  };
  const merge = (): void => {
    sorted = [...sorted, ...added].toSorted();
    added = [];
  };
  const frequency = (word: string): number => counts.get(word) ?? 0;

  return {
    load() {
      loading ??= read().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    learn(text) {
      // Before that all of it is still to be read.
      if (loading === null) return;
      for (const [word] of foldText(text).matchAll(/[\p{L}\p{N}]+/gu)) {
        if (counts.has(word)) continue;
        counts.set(word, 1);
        added.push(word);
      }
      if (added.length > MAX_NEW) merge();
    },
    startingWith(beginning, limit) {
      const found = added.filter((word) => word.startsWith(beginning));
      for (let at = firstFrom(sorted, beginning); sorted[at]?.startsWith(beginning) === true; at += 1)
        found.push(sorted[at] ?? '');
      return best(found, limit, frequency);
    },
    containing: (characters, limit) =>
      best(
        [...counts.keys()].filter((word) => word.includes(characters)),
        limit,
        frequency,
      ),
    has: (word) => counts.has(word),
    async near(word, limit, pause) {
      const edits = allowedEdits(word);
      if (edits === 0) return [];
      // What is indexed are stems.
      const written = [...new Set([word, stem(word)])];
      const found = new Map<string, number>();
      for (const each of stemsBefore(word)) if (counts.has(each)) found.set(each, 1);
      let compared = 0;
      for (const known of counts.keys()) {
        compared += 1;
        if (compared % COMPARED_AT_ONCE === 0) await pause();
        // Nobody looks for `does`.
        if (Math.abs(known.length - word.length) > edits + 1 || isGlueStem(known)) continue;
        const distance = Math.min(...written.map((each) => editDistance(each, known, edits)));
        if (distance <= edits) found.set(known, distance);
      }
      return best([...found.keys()], limit, (each) => frequency(each) / FARTHER ** (found.get(each) ?? 0));
    },
  };
}

/** The words of the highest values, in that order, without sorting all: one letter begins thousands. */
function best(words: readonly string[], limit: number, valueOf: (word: string) => number): readonly string[] {
  let kept: { readonly word: string; readonly value: number }[] = [];
  let least = -1;
  const trim = (): void => {
    kept = kept.toSorted((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1)).slice(0, limit);
    if (kept.length === limit) least = kept.at(-1)?.value ?? -1;
  };
  for (const word of words) {
    const value = valueOf(word);
    if (value < least) continue;
    kept.push({ word, value });
    if (kept.length >= limit * 8) trim();
  }
  trim();
  return kept.map(({ word }) => word);
}

const ENDINGS = ['ing', 'ed', 'es', 'er', 'ly'];
const LEAST_STEM = 4;

/** What is before an ending of English in which there is a slip, which no stemmer takes off: `sail` of `saillng`. */
function stemsBefore(word: string): readonly string[] {
  return ENDINGS.filter((ending) => editDistance(word.slice(-ending.length), ending, 1) === 1)
    .map((ending) => word.slice(0, -ending.length))
    .filter((each) => each.length >= LEAST_STEM);
}

/** Where the first of the sorted words is that does not come before this one. */
function firstFrom(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
