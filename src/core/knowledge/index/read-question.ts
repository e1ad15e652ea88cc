import type { Client } from '@libsql/client';
import { allowedEdits } from '../../../shared/search/edit-distance';
import type { Embedder } from '../embedding/embedder';
import type { ReadWord } from '../knowledge';
import { isToldWord } from '../memory/is-told-word';
import { asRead, ASKED_WORD } from './as-read';
import { countAskedWords, type AskedWords, type WordSearch } from './asked-words';
import { kindredOf } from './kindred-words';
import type { NearWords } from './near-words';
import { quotedPhrases } from './quoted-phrases';
import { isGerman } from './german';
import { withCompoundsInParts } from './german-reading';
import { isGlue } from './stems';
import { unknownNames } from './unknown-names';

export interface ReadQuestion {
  /** With the words that it is read as. */
  readonly question: string;
  readonly words: readonly ReadWord[];
  readonly asked: AskedWords;
  /** Names in it that nothing has. */
  readonly unknown: readonly string[];
}

/** Words of a question that are looked up. */
const MAX_SLIPS = 4;

/** Letters of a name that another may be a slip of. */
const LEAST_NAME = 6;

/** What is shorter, or in capitals, may be a name that nothing here has, and says so. */
const LEAST_LETTERS = 5;
const CAPITALS = /^\p{Lu}+$/u;
const LETTERS = /^\p{L}+$/u;
/** Letters of each of two common words that are written as one. */
const LEAST_OF_COMPOUND = 4;
/** In so many passages a word that hardly any of them has is no word that was meant. */
const MANY_PASSAGES = 2_000;
const LEAST_OF_MANY = 3;

interface ReadOptions {
  readonly client: Client;
  readonly nearWords: NearWords;
  /** Tells which words are common; null while there is none. */
  readonly embedder: Pick<Embedder, 'isCommonWord'> | null;
}

/** Reads a question whose words may be written with a slip. */
export async function readQuestion(
  written: WordSearch,
  { client, nearWords, embedder }: ReadOptions,
): Promise<ReadQuestion> {
  const search = { ...written, question: await withCompoundsInParts(client, written.question) };
  const asked = await countAskedWords(client, search);
  const missing = missingWords(search.question, asked);
  const words: ReadWord[] = [];
  for (const word of missing.filter((each) => mayBeSlip(each, search.question, embedder)).slice(0, MAX_SLIPS)) {
    const readAs = await nearWords.nearestTo(word, {
      sourceIds: search.sourceIds,
      match: asked.scope,
      least: asked.passages >= MANY_PASSAGES ? LEAST_OF_MANY : 1,
    });
    if (readAs === null || (isName(word, search.question) && !mayBeName(readAs))) continue;
    if (!(await isToldWord(client, word))) words.push({ word, readAs });
  }
  // Where most of what is missing is near nothing, it is of another matter, or another language.
  const slips = words.length <= missing.length / 2 ? [] : words;
  const nowhere = missing.filter((each) => slips.every(({ word }) => word !== each));
  const unknown = await unknownNames(search.question, nowhere, asked, { client, embedder });
  if (slips.length === 0) return { question: search.question, words: [], asked, unknown };
  const question = asRead(search.question, slips);
  return { question, words: slips, asked: await countAskedWords(client, { ...search, question }), unknown };
}

/** The words, as they are written, that nothing has. */
function missingWords(question: string, { own }: AskedWords): readonly string[] {
  const counts = new Map(own.map(({ term, count }) => [term, count]));
  return [...new Set(question.match(ASKED_WORD))].filter((word) => counts.get(word.toLowerCase()) === 0);
}

/** A word that begins with a capital letter within a sentence. Every noun of German does. */
function isName(word: string, question: string): boolean {
  return (
    /^\p{Lu}\p{Ll}+$/u.test(word) &&
    new RegExp(`(?<=[\\p{L}\\p{N},] )${word}`, 'u').test(question) &&
    !isGerman(question)
  );
}

/** A short word is near to many a name. */
function mayBeName(written: string): boolean {
  return written.length >= LEAST_NAME && /^\p{Lu}/u.test(written);
}

/** What is in quotation marks is meant as it stands, and a word that has kindred or is common anywhere is none. */
function mayBeSlip(word: string, question: string, embedder: ReadOptions['embedder']): boolean {
  const lower = word.toLowerCase();
  if (!LETTERS.test(word) || CAPITALS.test(word) || word.length < LEAST_LETTERS) return false;
  if (allowedEdits(word) === 0 || isGlue(lower) || kindredOf(lower).length > 0) return false;
  const isCommon = (each: string): boolean => embedder?.isCommonWord?.(each) === true;
  const singular = lower.replace(/s$/, '');
  if (isCommon(lower) || isCommon(singular) || isCompound(singular, isCommon) || isPartOfName(word, question))
    return false;
  return !quotedPhrases(question).join('\n').includes(word);
}

/** Two common words in one, as `passport` is. */
function isCompound(word: string, isCommon: (each: string) => boolean): boolean {
  for (let at = LEAST_OF_COMPOUND; at <= word.length - LEAST_OF_COMPOUND; at += 1) {
    if (isCommon(word.slice(0, at)) && isCommon(word.slice(at))) return true;
  }
  return false;
}

/** A part of what has a number too, as machines and versions are called. */
function isPartOfName(word: string, question: string): boolean {
  const names = question.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)+/gu) ?? [];
  return names.some((name) => /\p{N}/u.test(name) && name.split(/[-_.]/).includes(word));
}
