import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { isGermanGlue } from './german';
import { germanStem, LONGEST_WORD, startsOf } from './german-stem';

/** Words of the index that are read for each beginning. */
const MAX_TERMS = 300;
/** Letters of a part of a compound, and of one that stands for all of it. */
const LEAST_PART = 4;
const LEAST_TELLING = 5;
/** What may join two parts. */
const LINKS = ['', 's', 'n', 'en', 'es', 'e', 'er'];

export interface GermanForm {
  /** As full text has it. */
  readonly term: string;
  readonly stem: string;
}

/** The words of the index that have one of the stems. */
export async function formsOf(client: Client, stems: readonly string[]): Promise<readonly GermanForm[]> {
  const terms = await termsFrom(client, [...new Set(stems.flatMap(startsOf))]);
  return terms
    .filter((term) => !isGermanGlue(term) && !isGermanGlue(`${term}e`))
    .map((term) => ({ term, stem: germanStem(term) }))
    .filter(({ stem }) => stems.includes(stem));
}

/** The parts of a compound that are words of the index: both of them, or one that tells enough; none for what has none. */
export async function findParts(client: Client, compound: string): Promise<readonly string[]> {
  if (compound.length > LONGEST_WORD) return [];
  const first = await firstPart(client, compound);
  if (first === null) return lastPart(client, compound);
  const rest = compound.slice(first.length);
  const ends = LINKS.filter((link) => rest.startsWith(link)).map((link) => rest.slice(link.length));
  const second = await thereOf(
    client,
    ends.filter((end) => end.length >= LEAST_PART),
  );
  if (second === null) return first.length < LEAST_TELLING ? [] : [first];
  return [first, second];
}

/** The longest beginning of the compound that is a word of the index. */
async function firstPart(client: Client, compound: string): Promise<string | null> {
  const terms = await termsFrom(client, [compound.slice(0, LEAST_PART)]);
  const parts = terms.filter((term) => compound.startsWith(term) && compound.length - term.length >= LEAST_PART);
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

async function lastPart(client: Client, compound: string): Promise<readonly string[]> {
  const most = Math.max(0, compound.length - LEAST_TELLING - LEAST_PART + 2);
  const ends = Array.from({ length: most }, (_, at) => compound.slice(at + LEAST_PART - 1));
  return [(await thereOf(client, ends)) ?? []].flat();
}

/** The first of the words of which the index has a form. */
async function thereOf(client: Client, words: readonly string[]): Promise<string | null> {
  const forms = await formsOf(client, words.map(germanStem));
  return words.find((word) => forms.some(({ stem }) => stem === germanStem(word))) ?? null;
}

/** Words of the index that begin so. */
async function termsFrom(client: Client, starts: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json(
            (SELECT json_group_array(term) FROM
              (SELECT term FROM passages_stems
               WHERE term >= each.value AND term < each.value || char(1114111) LIMIT ${MAX_TERMS})))) AS terms
          FROM json_each(?) AS each`,
    args: [JSON.stringify(starts)],
  });
  // Made by the statement above.
  return [...new Set((JSON.parse(columnText(rows[0]?.terms)) as string[][]).flat())];
}
