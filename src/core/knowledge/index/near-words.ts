import type { Client } from '@libsql/client';
import { allowedEdits, editDistance } from '../../../shared/search/edit-distance';
import { foldText } from '../../../shared/search/fold-text';
import { columnText } from '../column-text';
import { both, countEach } from './count-matches';
import { ftsAny } from './fts-query';
import { isGlue, isGlueStem, wordsOf } from './stems';
import { createTextReader } from './text-reader';

/** Stems that may be of the word meant, and passages with each that are read for how it is written. */
const MAX_STEMS = 8;
const READ_FOR_EACH = 12;
/** Answers that are kept. */
const MAX_KEPT = 1_000;
/** A stem that is only the beginning of a word has at least so much of it. */
const LEAST_STEM = 4;
const LEAST_SHARE = 0.5;
/** Letters. */
const ENDING = 3;
/** What full text holds, seen as words (sqlite.org/fts5.html, 8): they take no room. */
const TABLES = [
  'CREATE VIRTUAL TABLE IF NOT EXISTS passages_stems USING fts5vocab(passages_text, row)',
  'CREATE VIRTUAL TABLE IF NOT EXISTS passages_places USING fts5vocab(passages_text, instance)',
];

export interface NearScope {
  /** Null for all there are. */
  readonly sourceIds: readonly number[] | null;
  /** The FTS5 query for what is searched; null for all of the index. */
  readonly match: string | null;
}

/** Finds the words that were meant where one is written with a slip. */
export interface NearWords {
  /** The word nearest to this one and, of these, in most passages of the scope, as they write it; null when none is near. */
  nearestTo(word: string, scope: NearScope): Promise<string | null>;
  /** Forgets what is held in memory of the index, which has changed. */
  forget(): void;
}

/**
 * Looks words up in what full text knows: these are stems, of which the first letter is taken to be right. The words
 * that begin with a letter are read the first time one is looked for, some ms for 50 MB of text.
 */
export function createNearWords(client: Client): NearWords {
  const stems = new Map<string, readonly string[]>();
  const kept = new Map<string, string | null>();
  let isMade = false;

  const readStems = async (letter: string): Promise<readonly string[]> => {
    if (!isMade) await client.batch(TABLES, 'write');
    isMade = true;
    const { rows } = await client.execute({
      sql: 'SELECT json_group_array(term) AS terms FROM passages_stems WHERE term >= ? AND term < ?',
      args: [letter, String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1)],
    });
    // Made by the statement above.
    return JSON.parse(columnText(rows[0]?.terms)) as readonly string[];
  };

  const find = async (word: string, scope: NearScope): Promise<string | null> => {
    const folded = foldText(word);
    const [letter = ''] = folded;
    const known = stems.get(letter) ?? (await readStems(letter));
    stems.set(letter, known);
    const writings = new Map<string, Writing>();
    for (const stem of likelyStems(folded, known)) {
      for (const writing of await writingsOf(stem, folded, scope, client)) writings.set(writing.written, writing);
    }
    return mostFrequent([...writings.values()], scope, client);
  };

  return {
    async nearestTo(word, scope) {
      const key = `${scope.match ?? ''}\n${word}`;
      const before = kept.get(key);
      if (before !== undefined) return before;
      const found = await find(word, scope);
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, found);
      return found;
    },
    forget() {
      stems.clear();
      kept.clear();
    },
  };
}

/** Stems that are near to the word or, as a stemmer takes endings off, to its beginning; the nearest and longest first. */
function likelyStems(word: string, stems: readonly string[]): readonly string[] {
  const edits = allowedEdits(word);
  const least = Math.max(LEAST_STEM, Math.ceil(word.length * LEAST_SHARE));
  return stems
    .flatMap((stem) => {
      if (stem.length < least || stem.length > word.length + edits || isGlueStem(stem)) return [];
      const distance = editDistance(word.slice(0, stem.length), stem, edits);
      const whole = editDistance(word, stem, edits);
      return Math.min(distance, whole) <= edits ? [{ stem, distance: Math.min(distance, whole) }] : [];
    })
    .toSorted((a, b) => a.distance - b.distance || b.stem.length - a.stem.length)
    .slice(0, MAX_STEMS)
    .map(({ stem }) => stem);
}

interface Writing {
  readonly written: string;
  readonly distance: number;
}

interface Row {
  readonly trail: readonly string[];
  readonly path: string;
  readonly fileId: number;
  readonly start: number;
  readonly size: number;
}

/** The words near to this one in the first passages that have the stem, each as it is written first. */
async function writingsOf(
  stem: string,
  word: string,
  { sourceIds }: NearScope,
  client: Client,
): Promise<readonly Writing[]> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_object('trail', json(trail), 'path', path, 'fileId', file_id, 'start', start, 'size', size))
            AS found FROM
          (SELECT DISTINCT passages.*, files.path FROM passages_places JOIN passages ON passages.id = passages_places.doc
           JOIN files ON files.id = passages.file_id AND files.state = 'live'
           WHERE passages_places.term = :stem ${sourceIds === null ? '' : 'AND source_id IN (SELECT value FROM json_each(:sources))'}
           LIMIT ${READ_FOR_EACH})`,
    args: { stem, ...(sourceIds === null ? {} : { sources: JSON.stringify(sourceIds) }) },
  });
  const texts = createTextReader(client);
  const found = new Map<string, Writing>();
  const edits = allowedEdits(word);
  // Made by the statement above.
  for (const row of JSON.parse(columnText(rows[0]?.found)) as Row[]) {
    for (const written of wordsIn([...row.trail, row.path, await texts.read(row)].join('\n'))) {
      const folded = foldText(written);
      if (folded[0] !== word[0] || isGlue(folded) || found.has(folded)) continue;
      const distance = editDistance(word, folded, edits);
      if (distance <= edits && !isOtherForm(word, folded, distance)) found.set(folded, { written, distance });
    }
  }
  return [...found.values()];
}

/** Two edits in the ending make another word: `capacitor` is no slip of `capacity`. */
function isOtherForm(word: string, other: string, distance: number): boolean {
  let alike = 0;
  while (alike < word.length && word[alike] === other[alike]) alike += 1;
  return distance > 1 && alike >= Math.min(word.length, other.length) - ENDING;
}

/** Of the nearest words the one that most passages of the scope have. */
async function mostFrequent(
  writings: readonly Writing[],
  { match }: NearScope,
  client: Client,
): Promise<string | null> {
  const counts = await countEach(
    client,
    writings.map(({ written }) => both(match, ftsAny([written]))),
  );
  const [best] = writings
    .flatMap((writing, at) => ((counts[at] ?? 0) > 0 ? [{ ...writing, count: counts[at] ?? 0 }] : []))
    .toSorted((a, b) => a.distance - b.distance || b.count - a.count);
  return best?.written ?? null;
}

/** Words of a text as they are written, and the parts of its names. */
function wordsIn(text: string): readonly string[] {
  const written = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return written.flatMap((word) => [word, ...wordsOf(word).flatMap(([, ...parts]) => parts)]);
}
