import type { Client } from '@libsql/client';
import type { Embedder } from '../embedding/embedder';
import { isToldWord } from '../memory/is-told-word';
import { ASKED_WORD } from './as-read';
import type { AskedWords } from './asked-words';
import { askedDeclaration } from './asked-declaration';
import { both, countEach } from './count-matches';
import { ftsPhrase } from './fts-query';
import { isGerman } from './german';
import { kindredOf } from './kindred-words';
import { quotedPhrases } from './quoted-phrases';
import { isGlue } from './stems';

const MAX_NAMES = 3;
/** Letters, of which a number has none. */
const LEAST_NAME = 3;
const LETTERS = /\p{L}.*\p{L}/u;
/** With or without these a word is one of the language. */
const BEFORE = /^(?:un|re|non|pre|auto|sub|multi|de|dis|mis|over)(?=\p{L}{3})/u;
const AFTER = /(?:s|es|d|ed|ing|r|er|ers|or|ors|ly|able|ment|ness)$/u;

interface UnknownOptions {
  readonly client: Client;
  /** Tells which words are of the language: what is not is a name. Null while there is none, and nothing is known of names. */
  readonly embedder: Pick<Embedder, 'isCommonWord'> | null;
}

/**
 * The names of a question, as they are written, that nothing has of what is searched: of these nothing found can tell.
 * `missing` are its words that nothing has. None where most words are missing: that is of another matter, or another
 * language. What the user told something about is no unknown name, nor is what is written apart (`back plane`).
 */
export async function unknownNames(
  question: string,
  missing: readonly string[],
  { scope }: Pick<AskedWords, 'scope'>,
  { client, embedder }: UnknownOptions,
): Promise<readonly string[]> {
  const telling = new Set((question.match(ASKED_WORD) ?? []).filter((word) => !isGlue(word.toLowerCase())));
  if (missing.length * 2 > telling.size || isGerman(question)) return [];
  const quoted = quotedPhrases(question).join('\n');
  // What asks for a list of what something has is no name.
  const listed = askedDeclaration(question)?.name ?? question;
  const names = missing.filter((word) => isName(word, embedder) && !quoted.includes(word) && listed.includes(word));
  const unknown: string[] = [];
  for (const name of names.slice(0, MAX_NAMES)) {
    const isElsewhere = (await isWrittenApart(name, scope, client)) || (await isToldWord(client, name));
    if (!isElsewhere) unknown.push(name);
  }
  return unknown;
}

function isName(word: string, embedder: UnknownOptions['embedder']): boolean {
  const lower = word.toLowerCase();
  if (embedder?.isCommonWord === undefined) return false;
  if (word.length < LEAST_NAME || !LETTERS.test(word) || isGlue(lower) || kindredOf(lower).length > 0) return false;
  const bare = [lower, lower.replace(BEFORE, '')];
  const stems = bare.flatMap((form) => [form, form.replace(AFTER, ''), `${form.replace(AFTER, '')}e`]);
  return !stems.some((form) => embedder.isCommonWord?.(form) === true);
}

async function isWrittenApart(name: string, scope: string | null, client: Client): Promise<boolean> {
  const splits = Array.from(
    { length: name.length - LEAST_NAME },
    (_, at) => `${name.slice(0, at + 2)} ${name.slice(at + 2)}`,
  );
  const counts = await countEach(
    client,
    splits.map((split) => both(scope, ftsPhrase(split))),
    1,
  );
  return counts.some((count) => count > 0);
}
