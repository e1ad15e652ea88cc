import type { Client } from '@libsql/client';
import { UNSPACED } from '../../../shared/search/unspaced-scripts';
import { columnText } from '../column-text';
import { scopeOf, type WordSearch } from './asked-words';
import { IS_BELOW } from './below-path';
import { both } from './count-matches';
import { ftsPhrase } from './fts-query';
import { quotedPhrases } from './quoted-phrases';
import { createTextReader, type PassagePlace, type TextReader } from './text-reader';

/** Passages with a phrase's words in their order that are read, the best of them. */
const MAX_READ = 60;

/** What holds the phrases that a question has in quotation marks. */
export interface Phrases {
  /** By passage the share of the phrases that it holds. */
  readonly held: ReadonlyMap<number, number>;
  /** Phrases that nothing holds. */
  readonly missing: readonly string[];
}

/**
 * Looks for phrases as they are written, but for case, line ends and marks of emphasis. Full text finds their words in
 * order, whatever stands between or ends them; each passage is read for the rest.
 */
export async function findPhrases(client: Client, search: WordSearch): Promise<Phrases> {
  const phrases = quotedPhrases(search.question);
  const texts = createTextReader(client);
  const held = new Map<number, number>();
  const missing: string[] = [];
  for (const phrase of phrases) {
    const ids = await holding(phrase, client, search, texts);
    if (ids.length === 0) missing.push(phrase);
    for (const id of ids) held.set(id, (held.get(id) ?? 0) + 1 / phrases.length);
  }
  return { held, missing };
}

interface Row extends PassagePlace {
  readonly id: number;
  readonly trail: readonly string[];
}

async function holding(
  phrase: string,
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
  const pattern = patternOf(phrase);
  const ids: number[] = [];
  // Made by the statement above.
  for (const row of JSON.parse(columnText(rows[0]?.found)) as Row[]) {
    const text = [...row.trail, await texts.read(row)].join('\n');
    if (pattern.test(plainOf(text))) ids.push(row.id);
  }
  return ids;
}

const WORD = new RegExp(`[[\\p{L}\\p{N}_]--${UNSPACED}]`, 'v');

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
