import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { anyOf } from './find/find-clauses';
import type { MessageIndex } from './message-index';
import { foldText } from '../../../shared/search/fold-text';
import { ftsWord, nameParts, searchTerms } from '../index/fts-query';
import { stem } from '../index/stems';
import { isGerman, isGermanFiller } from '../index/german';
import { isEnglish } from '../index/is-english';
import { isUnspaced } from '../../../shared/search/unspaced-scripts';
import { messageOfPiece, type MessageTable } from './message-table';
import type { Vocabulary } from './find/vocabulary';
import { ASKED_FOR_SESSION } from './message-traits';
import { MAX_PIECES } from './split-message';
import { within } from '../within';

/** Pieces that one word may name. Of a more common one the newest are taken, and only where all words are common. */
const MAX_NAMED = 5_000;
/** Pieces that all words together may name: the rarest go first. */
const MAX_WEIGHED = 20_000;
/** Words that one character of a script without spaces, or a part of a compound, may stand for. */
const MAX_WITH = 100;
/** Messages up to which their words are read for compounds: that of a million takes a second and more. */
const MAX_READ_THROUGH = 50_000;
/** Ms for all words to be read. A recall that has only some of them finds a little less; one that waits is given up. */
const LONGEST_WAIT_MS = 200;
/** Characters of a German word from which it may be a part of a compound. */
const LEAST_PART = 5;
/** And of what else a compound has. */
const LEAST_REST = 3;
/** What is longer is no compound, and its parts would take time by the square of its length. */
const LONGEST_COMPOUND = 80;
/** How fast further words stop to matter, and how much the length of a text matters (Okapi BM25's k1 and b). */
const SATURATION = 1.2;
const LENGTH = 0.5;
const SESSION_SATURATION = 0.8;
const SESSION_LENGTH = 0.75;

/** How the words of a prompt speak for messages and for whole sessions. */
export interface WordEvidence {
  /** BM25 by the number of the message: its best piece's. */
  readonly scores: Float32Array;
  /** What share it has of the prompt's words that any message has, rare ones heavier, 0 to 1. */
  readonly shares: Float32Array;
  /** Of long messages, the place of the piece that has most of them, where that is not the first. */
  readonly pieces: Map<number, number>;
  /** BM25 by the place of the session, whose messages are taken for one text. */
  readonly sessionScores: Float32Array;
}

interface Term {
  readonly term: string;
  /** An FTS5 query. */
  readonly match: string;
}

interface Posting extends Term {
  readonly pieces: readonly number[];
  readonly isCommon: boolean;
}

/** Words beside, or instead of, meaning: each word's pieces are asked of full text, the weighing is done here. */
export async function weighWords(
  { client, table, vocabulary }: Pick<MessageIndex, 'client' | 'table' | 'vocabulary'>,
  prompt: string,
): Promise<WordEvidence> {
  const evidence: WordEvidence = {
    scores: new Float32Array(table.end),
    shares: new Float32Array(table.end),
    pieces: new Map(),
    sessionScores: new Float32Array(table.sessions.length),
  };
  const postings: Posting[] = [];
  const isOfGerman = isGerman(prompt) && !isEnglish(prompt);
  const terms = termsOf(prompt, isOfGerman);
  const isPart = (term: string): boolean => isOfGerman && term.length >= LEAST_PART;
  const isRelated = (term: string): boolean => isPart(term) && table.size <= MAX_READ_THROUGH;
  if (terms.some((term) => isLone(term) || isRelated(term))) await within(LONGEST_WAIT_MS, vocabulary.load());
  for (const term of terms) {
    const written = isLone(term) ? wordsWith(term, vocabulary) : [term];
    const related = isRelated(term) ? inCompounds(term, vocabulary) : [];
    const match = isPart(term) ? anyOf([`${ftsWord(term)} *`, ...related.map(ftsWord)]) : anyOf(written.map(ftsWord));
    postings.push(await readUnlessCommon(client, table, { term, match }));
  }
  // Of a script without spaces many pairs are no words, and not to have them means nothing.
  const asked = postings.filter(({ term, pieces, isCommon }) => pieces.length > 0 || isCommon || !isUnspaced(term));
  const rare = asked.filter(({ isCommon }) => !isCommon);
  const used = rarestOf(rare.some(({ pieces }) => pieces.length > 0) ? rare : await readAll(client, asked));
  weighMessages(table, used, evidence);
  weighSessions(table, used, evidence.sessionScores);
  return evidence;
}

function rarestOf(postings: readonly Posting[]): readonly Posting[] {
  let sum = 0;
  return postings
    .toSorted((a, b) => a.pieces.length - b.pieces.length)
    .filter(({ pieces }) => (sum += pieces.length) <= MAX_WEIGHED);
}

/** Runs of a script without spaces are asked for by their pairs; German filler not, unless there is nothing else. */
function termsOf(prompt: string, isOfGerman: boolean): readonly string[] {
  const words = searchTerms(prompt).filter((word) => !(isUnspaced(word) && [...word].length > 2));
  const telling = isOfGerman ? words.filter((word) => !isGermanFiller(word)) : words;
  return [...new Set([...(telling.length > 0 ? telling : words), ...nameParts(prompt)])].slice(0, 48);
}

/** Of a script without spaces pairs of characters are indexed, and runs. */
function isLone(term: string): boolean {
  return isUnspaced(term) && [...term].length === 1;
}

function wordsWith(character: string, vocabulary: Vocabulary): readonly string[] {
  return [character, ...vocabulary.containing(character, MAX_WITH)];
}

/** German compounds that end with the word, or have it within, and words that it begins or ends with itself. */
function inCompounds(term: string, vocabulary: Vocabulary): readonly string[] {
  const word = foldText(term);
  // Those that begin with it full text finds itself.
  const wholes = vocabulary.containing(word, MAX_WITH).filter((other) => !other.startsWith(word));
  return [...wholes, ...partsOf(word).filter((part) => vocabulary.has(part) || vocabulary.has(stem(part)))];
}

/** What may be words at the ends of a compound. */
function partsOf(word: string): readonly string[] {
  if (word.length > LONGEST_COMPOUND) return [];
  const count = Math.max(0, word.length - LEAST_REST - LEAST_PART + 1);
  const lengths = Array.from({ length: count }, (_, at) => at + LEAST_PART);
  return lengths.flatMap((length) => [word.slice(0, length), word.slice(-length)]);
}

/** A word that was common before is not read again: beside any other it does not count. */
async function readUnlessCommon(client: Client, { common }: MessageTable, term: Term): Promise<Posting> {
  if (common.has(term.term)) return { ...term, pieces: [], isCommon: true };
  // In the order of the index, which full text walks faster than the other way; of a common word the newest are wanted.
  const posting = await readPosting(client, term, '');
  if (!posting.isCommon) return posting;
  common.add(term.term);
  return { ...posting, pieces: [] };
}

async function readAll(client: Client, postings: readonly Posting[]): Promise<readonly Posting[]> {
  const read: Posting[] = [];
  for (const posting of postings) {
    const isUnread = posting.isCommon && posting.pieces.length === 0;
    read.push(isUnread ? await readPosting(client, posting, 'ORDER BY rowid DESC') : posting);
  }
  return read;
}

async function readPosting(client: Client, { term, match }: Term, order: '' | 'ORDER BY rowid DESC'): Promise<Posting> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(piece) AS pieces FROM
            (SELECT rowid AS piece FROM memory_text WHERE memory_text MATCH ? ${order} LIMIT ${MAX_NAMED})`,
    args: [match],
  });
  // Numbers, written by SQLite.
  const pieces = JSON.parse(columnText(rows[0]?.pieces)) as number[];
  return { term, match, pieces, isCommon: pieces.length === MAX_NAMED };
}

/** How telling a word is that `count` of `all` have (the idf of Lucene's BM25). */
function rarity(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

function weighMessages(
  table: MessageTable,
  postings: readonly Posting[],
  { scores, shares, pieces: best }: WordEvidence,
): void {
  const mean = Math.max(1, table.words / Math.max(1, table.size));
  const lengths = table.lengths();
  // Nobody said the others: not to have them tells no message from the rest.
  const said = postings.filter(({ pieces }) => pieces.length > 0);
  const all = said.reduce((sum, { pieces }) => sum + rarity(Math.min(pieces.length, table.size), table.size), 0);
  // Pieces after the first, of long messages.
  const further = new Map<number, { score: number; share: number }>();
  for (const { pieces } of said) {
    const weight = rarity(Math.min(pieces.length, table.size), table.size);
    for (const piece of pieces) {
      const number = messageOfPiece(piece);
      if (table.sessionOf(number) < 0) continue;
      const words = lengths[number] ?? 0;
      const score = (weight * (SATURATION + 1)) / (1 + SATURATION * (1 - LENGTH + (LENGTH * words) / mean));
      const share = weight / all;
      if (piece % MAX_PIECES === 0) {
        scores[number] = (scores[number] ?? 0) + score;
        shares[number] = (shares[number] ?? 0) + share;
      } else {
        const sums = further.get(piece) ?? { score: 0, share: 0 };
        further.set(piece, { score: sums.score + score, share: sums.share + share });
      }
    }
  }
  for (const [piece, { score, share }] of further) {
    const number = messageOfPiece(piece);
    if (score > (scores[number] ?? 0)) best.set(number, piece % MAX_PIECES);
    scores[number] = Math.max(scores[number] ?? 0, score);
    shares[number] = Math.max(shares[number] ?? 0, share);
  }
}

function weighSessions(table: MessageTable, postings: readonly Posting[], scores: Float32Array): void {
  const sessions = table.sessions.filter(({ numbers }) => numbers.length > 0).length;
  const mean = Math.max(1, table.words / Math.max(1, sessions));
  const unanswered = table.unanswered();
  for (const { pieces } of postings) {
    const counts = new Map<number, number>();
    for (const piece of pieces) {
      const number = messageOfPiece(piece);
      const place = table.sessionOf(number);
      const count = unanswered[number] === 1 ? ASKED_FOR_SESSION : 1;
      if (place >= 0) counts.set(place, (counts.get(place) ?? 0) + count);
    }
    const weight = rarity(counts.size, sessions);
    for (const [place, count] of counts) {
      const length = 1 - SESSION_LENGTH + (SESSION_LENGTH * (table.sessions[place]?.words ?? 0)) / mean;
      const score = (weight * count * (SESSION_SATURATION + 1)) / (count + SESSION_SATURATION * length);
      scores[place] = (scores[place] ?? 0) + score;
    }
  }
}
