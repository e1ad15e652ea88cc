import type { Client, ResultSet } from '@libsql/client';
import { allowedEdits, editDistance } from '../../../shared/search/edit-distance';
import { foldText } from '../../../shared/search/fold-text';
import { columnText } from '../column-text';
import { both, countEach } from './count-matches';
import { ftsAny } from './fts-query';
import { readStems } from './read-stems';
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
/** A name, which is no other word. */
const CAPITALS = /^\p{Lu}+$/u;
/** Letters. */
const ENDING = 3;
/** Places of a stem that are looked at where full text cannot be asked for it. */
const MAX_PLACES = 2_000;

export interface NearScope {
  /** Null for all there are. */
  readonly sourceIds: readonly number[] | null;
  /** The FTS5 query for what is searched; null for all of the index. */
  readonly match: string | null;
  /** How many passages of the scope a word has to be in. */
  readonly least: number;
}

/** Finds the words that were meant where one is written with a slip. */
export interface NearWords {
  /** The word nearest to this one and, of these, in most passages of the scope, as they write it; null when none is near. */
  nearestTo(word: string, scope: NearScope): Promise<string | null>;
  /** Forgets what is held in memory of a source, whose rows have changed. */
  forget(sourceId: number): void;
}

/** What was read since the index last changed. Who still reads it when it changes keeps to the one that is left. */
interface Held {
  /** By their first letter, in pages. */
  readonly stems: Map<string, readonly (readonly string[])[]>;
  readonly kept: Map<string, { readonly sourceIds: NearScope['sourceIds']; readonly found: string | null }>;
}

/**
 * Looks words up in what full text knows: these are stems, of which the first letter is taken to be right. The words
 * that begin with a letter are read the first time one is looked for; `turn` is awaited every few ms of it.
 */
export function createNearWords(client: Client, turn: () => Promise<void>): NearWords {
  let held: Held = { stems: new Map(), kept: new Map() };

  const find = async (word: string, scope: NearScope, { stems }: Held): Promise<string | null> => {
    const folded = foldText(word);
    const [letter = ''] = folded;
    const pages = stems.get(letter) ?? (await readStems(client, letter, turn));
    stems.set(letter, pages);
    const likely: LikelyStem[] = [];
    for (const page of pages) {
      likely.push(...likelyStems(folded, page));
      await turn();
    }
    const writings = new Map<string, Writing>();
    for (const { stem } of likely.toSorted(byNearness).slice(0, MAX_STEMS)) {
      for (const writing of await writingsOf(stem, folded, scope, client)) writings.set(writing.written, writing);
      await turn();
    }
    return mostFrequent([...writings.values()], scope, client);
  };

  return {
    async nearestTo(word, scope) {
      const { sourceIds } = scope;
      const key = `${scope.match ?? ''}\n${word}`;
      const before = held.kept.get(key);
      if (before !== undefined) return before.found;
      const reading = held;
      const found = await find(word, scope, reading);
      if (reading.kept.size >= MAX_KEPT) reading.kept.clear();
      reading.kept.set(key, { sourceIds, found });
      return found;
    },
    forget(sourceId) {
      const others = [...held.kept].filter(([, { sourceIds }]) => sourceIds?.includes(sourceId) === false);
      held = { stems: new Map(), kept: new Map(others) };
    },
  };
}

interface LikelyStem {
  readonly stem: string;
  readonly distance: number;
}

/** Stems that are near to the word or, as a stemmer takes endings off, to its beginning. */
function likelyStems(word: string, stems: readonly string[]): readonly LikelyStem[] {
  const edits = allowedEdits(word);
  const least = Math.max(LEAST_STEM, Math.ceil(word.length * LEAST_SHARE));
  return stems.flatMap((stem) => {
    if (stem.length < least || stem.length > word.length + edits || isGlueStem(stem)) return [];
    const distance = Math.min(editDistance(word.slice(0, stem.length), stem, edits), editDistance(word, stem, edits));
    return distance <= edits ? [{ stem, distance }] : [];
  });
}

/** The nearest and longest first. */
function byNearness(one: LikelyStem, other: LikelyStem): number {
  return one.distance - other.distance || other.stem.length - one.stem.length;
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
async function writingsOf(stem: string, word: string, scope: NearScope, client: Client): Promise<readonly Writing[]> {
  const texts = createTextReader(client);
  const found = new Map<string, Writing>();
  const edits = allowedEdits(word);
  for (const row of await readRows(stem, scope, client)) {
    for (const written of wordsIn([...row.trail, row.path, await texts.read(row)].join('\n'))) {
      const folded = foldText(written);
      if (folded[0] !== word[0] || isGlue(folded) || found.has(folded) || CAPITALS.test(written)) continue;
      const distance = editDistance(word, folded, edits);
      if (distance <= edits && !isOtherForm(word, folded, distance)) found.set(folded, { written, distance });
    }
  }
  return [...found.values()];
}

/**
 * Passages with the stem, of the scope. Full text stems what it is asked for once more: the few that this changes are
 * looked for in the first places where they are, whatever these are of.
 */
async function readRows(stem: string, { sourceIds, match }: NearScope, client: Client): Promise<readonly Row[]> {
  const asked = await client.execute({
    sql: selectRows('passages_text ON passages.id = passages_text.rowid WHERE passages_text MATCH :match'),
    args: { match: both(match, ftsAny([stem])) },
  });
  const rows = rowsOf(asked);
  if (rows.length > 0) return rows;
  const isMeant = sourceIds === null ? '' : 'WHERE source_id IN (SELECT value FROM json_each(:sources))';
  const walked = await client.execute({
    sql: selectRows(
      `(SELECT DISTINCT doc FROM (SELECT doc FROM passages_places WHERE term = :stem LIMIT ${MAX_PLACES}))
       ON passages.id = doc ${isMeant}`,
    ),
    args: { stem, ...(sourceIds === null ? {} : { sources: JSON.stringify(sourceIds) }) },
  });
  return rowsOf(walked);
}

function selectRows(joined: string): string {
  return `SELECT json_group_array(json_object('trail', json(trail), 'path', path, 'fileId', file_id, 'start', start, 'size', size))
            AS found FROM
          (SELECT passages.*, files.path FROM passages
           JOIN files ON files.id = passages.file_id AND files.state = 'live'
           JOIN ${joined} LIMIT ${READ_FOR_EACH})`;
}

function rowsOf({ rows }: ResultSet): readonly Row[] {
  // Made by the statement above.
  return JSON.parse(columnText(rows[0]?.found)) as Row[];
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
  { match, least }: NearScope,
  client: Client,
): Promise<string | null> {
  const counts = await countEach(
    client,
    writings.map(({ written }) => both(match, ftsAny([written]))),
  );
  const [best] = writings
    .flatMap((writing, at) => ((counts[at] ?? 0) >= least ? [{ ...writing, count: counts[at] ?? 0 }] : []))
    .toSorted((a, b) => a.distance - b.distance || b.count - a.count);
  return best?.written ?? null;
}

/** Words of a text as they are written, and the parts of its names. */
function wordsIn(text: string): readonly string[] {
  const written = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return written.flatMap((word) => [word, ...wordsOf(word).flatMap(([, ...parts]) => parts)]);
}
