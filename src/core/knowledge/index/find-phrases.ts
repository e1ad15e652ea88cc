import type { Client } from '@libsql/client';
import { UNSPACED } from '../../../shared/search/unspaced-scripts';
import { columnText } from '../column-text';
import { scopeOf, type WordSearch } from './asked-words';
import { IS_BELOW } from './below-path';
import { both } from './count-matches';
import { flagsIn, holdsFlag } from './flags';
import { ftsPhrase } from './fts-query';
import { quotedPhrases } from './quoted-phrases';
import { createTextReader, type PassagePlace, type TextReader } from './text-reader';

/** Passages with a phrase's words in their order that are read, the best of them. */
const MAX_READ = 60;

/** What holds the phrases that a question has in quotation marks, and the options that it has. */
export interface Phrases {
  /** By passage the share of the phrases and options that it holds. */
  readonly held: ReadonlyMap<number, number>;
  /** Phrases that nothing holds. */
  readonly missing: readonly string[];
  /** Options that something holds. */
  readonly flags: readonly string[];
}

/**
 * Looks for phrases as they are written, but for case, line ends and marks of emphasis, and for options of commands.
 * Full text finds their words in order, whatever stands between or ends them; each passage is read for the rest. An
 * option that nothing holds is looked for by its parts.
 */
export async function findPhrases(client: Client, search: WordSearch): Promise<Phrases> {
  const phrases = quotedPhrases(search.question);
  const options = flagsIn(search.question).filter((flag) => phrases.every((phrase) => !holdsFlag(phrase, flag)));
  const texts = createTextReader(client);
  const holding = async (phrase: string, isHeldBy: (text: string) => boolean): Promise<readonly number[]> =>
    readHolding({ phrase, isHeldBy }, client, search, texts);
  const ofPhrases = await Promise.all(phrases.map((phrase) => holding(phrase, holderOf(phrase))));
  const ofFlags = await Promise.all(options.map((flag) => holding(flag, (text) => holdsFlag(text, flag))));
  const missing = phrases.filter((_, at) => ofPhrases[at]?.length === 0);
  const flags = options.filter((_, at) => (ofFlags[at]?.length ?? 0) > 0);
  const held = new Map<number, number>();
  for (const id of [...ofPhrases, ...ofFlags].flat())
    held.set(id, (held.get(id) ?? 0) + 1 / (phrases.length + flags.length));
  return { held, missing, flags };
}

interface Row extends PassagePlace {
  readonly id: number;
  readonly trail: readonly string[];
}

interface Wanted {
  readonly phrase: string;
  readonly isHeldBy: (text: string) => boolean;
}

async function readHolding(
  { phrase, isHeldBy }: Wanted,
  client: Client,
  search: WordSearch,
  texts: TextReader,
): Promise<readonly number[]> {
  const { pathPrefix } = search;
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_object('id', id, 'trail', json(trail), 'fileId', file_id, 'start', start, 'size', size))
            AS found FROM
          (SELECT passages.* FROM passages_text JOIN passages ON passages.id = passages_text.rowid
           JOIN files ON files.id = passages.file_id AND files.state = 'live'
           WHERE passages_text MATCH :match ${pathPrefix === undefined ? '' : `AND ${IS_BELOW}`}
           ORDER BY rank LIMIT ${MAX_READ})`,
    args: {
      match: both(scopeOf(search), ftsPhrase(phrase)),
      ...(pathPrefix === undefined ? {} : { below: pathPrefix }),
    },
  });
  const ids: number[] = [];
  // Made by the statement above.
  for (const row of JSON.parse(columnText(rows[0]?.found)) as Row[]) {
    const text = [...row.trail, await texts.read(row)].join('\n');
    if (isHeldBy(text)) ids.push(row.id);
  }
  return ids;
}

const WORD = new RegExp(`[[\\p{L}\\p{N}_]--${UNSPACED}]`, 'v');

function holderOf(phrase: string): (text: string) => boolean {
  const pattern = patternOf(phrase);
  return (text) => pattern.test(plainOf(text));
}

/** A phrase begins and ends where a word does, which may be several, in scripts that part words. */
function patternOf(phrase: string): RegExp {
  const plain = plainOf(phrase);
  const written = plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const edge = (character: string | undefined, look: string): string =>
    character !== undefined && WORD.test(character) ? `${look}[\\p{L}\\p{N}_])` : '';
  return new RegExp(`${edge(plain[0], '(?<!')}${written}${edge(plain.at(-1), "(?:'?s|es)?(?!")}`, 'u');
}

/** Without case, line ends, what begins the lines of a comment or a quote, and marks of emphasis. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\n\s*(?:\/\/+|#+|>)\s/g, ' ')
    .replace(/[*`\\]/g, '')
    .replace(/\s+/g, ' ');
}
