import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { formatOf } from '../sources/format-of';
import { askedDeclaration } from './asked-declaration';
import { scopeOf, type WordSearch } from './asked-words';
import { both } from './count-matches';
import { ftsTitle } from './fts-query';
import { isGlue, wordsOf } from './stems';

/** Names of a question that are looked for. */
const MAX_NAMES = 4;
/** Headings that have a name somewhere in them, which are read. */
const MAX_READ = 300;
/** What is defined in more places than this is no name that means one thing. */
const FEW = 20;

const WRITTEN =
  /`?(?<name>[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|->|#)[\p{L}_$][\p{L}\p{N}_$]*)*)(?<call>\(\))?(?<end>`)?/gu;
/** Written in parts: `parseDate`, `max_size`, `_open`, `os.path`. */
const IN_PARTS = /[\p{Ll}\p{N}]\p{Lu}|[_$]|\p{L}(?:\.|::|->|#)\p{L}/u;

/** Passages that define what a question names. */
export interface Definitions {
  readonly ids: ReadonlySet<number>;
  /** Share of the question that each such name is, 0 to 1: who asks for two compares them. */
  readonly share: number;
}

const NONE: Definitions = { ids: new Set(), share: 0 };

/**
 * Finds where names out of code in the question are defined: the passages whose innermost heading is the name, be it of
 * a symbol, a signature in documentation or a section. Of a definition in several passages it is the first.
 */
export async function findDefinitions(client: Client, search: WordSearch): Promise<Definitions> {
  const asked = askedDeclaration(search.question)?.name;
  const names = [...new Set([...namesIn(search.question.slice(0, 2_000)), ...(asked === undefined ? [] : [asked])])];
  if (names.length === 0) return NONE;
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_array(passages.id, file_id, path, json(trail))) AS found
          FROM passages JOIN files ON files.id = file_id JOIN (SELECT rowid FROM passages_text WHERE passages_text MATCH ? LIMIT ${MAX_READ}) AS titled
          ON titled.rowid = passages.id`,
    args: [both(scopeOf(search), ftsTitle(names.map(lastOf)))],
  });
  // Made by the statement above.
  const found = JSON.parse(columnText(rows[0]?.found)) as TitledRow[];
  const ids = names.flatMap((name) => {
    const firsts = new Map<string, number>();
    for (const [id, fileId, , trail] of defining(name, found).toSorted(([a], [b]) => a - b)) {
      const section = JSON.stringify([fileId, trail]);
      if (!firsts.has(section)) firsts.set(section, id);
    }
    return firsts.size <= FEW ? [...firsts.values()] : [];
  });
  return { ids: new Set(ids), share: shareOf(names, search.question) };
}

type TitledRow = [id: number, fileId: number, path: string, trail: readonly string[]];

/** Those that define a name: as it is written, where there are such, and of what it is said to be of. */
function defining(name: string, found: readonly TitledRow[]): readonly TitledRow[] {
  const isTitled = (wanted: string, titles: readonly string[]): boolean =>
    titlesOf(titles).some((title) => isSameName(title, wanted));
  const inAnyCase = found.filter(([, , , trail]) =>
    isTitled(
      name.toLowerCase(),
      trail.map((title) => title.toLowerCase()),
    ),
  );
  const exact = inAnyCase.filter(([, , , trail]) => isTitled(name, trail));
  const owner = stepsOf(name).at(-2)?.toLowerCase();
  const isOfOwner = ([, , path, trail]: TitledRow): boolean =>
    owner === undefined || wordsIn([path, ...trail].join(' ')).has(owner);
  return certain(name, (exact.length > 0 ? exact : inAnyCase).filter(isOfOwner));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}_]+/u));
}

/** A symbol, a signature or a page is a definition before a section of the name; the latter two have all of it. */
function certain(name: string, rows: readonly TitledRow[]): readonly TitledRow[] {
  const hasSignature = ([, , path, trail]: TitledRow): boolean =>
    /^(?:code|restructured)$/.test(formatOf(path)) || trail.at(-1)?.includes('(') === true;
  const isWhole = ([, , , trail]: TitledRow): boolean =>
    titlesOf(trail).some((title) => title.toLowerCase() === name.toLowerCase());
  const certainly = rows.filter((row) => hasSignature(row) || (row[3].length === 1 && isWhole(row)));
  return certainly.length > 0 ? certainly : rows.filter(isWhole);
}

/** The names that a text has; a text of one word is one. */
export function namesIn(text: string): readonly string[] {
  const written = [...text.matchAll(WRITTEN)].flatMap(({ 0: whole, groups }) => {
    const { name = '', call, end } = groups ?? {};
    const isCode = call !== undefined || (end !== undefined && whole.startsWith('`'));
    return isCode || IN_PARTS.test(name) || whole === text.trim() ? [name] : [];
  });
  return [...new Set(written)].slice(0, MAX_NAMES);
}

/** How much of what is asked each of the names is. */
function shareOf(names: readonly string[], question: string): number {
  const inNames = new Set(names.flatMap((name) => stepsOf(name.toLowerCase())));
  const telling = new Set(
    wordsOf(question)
      .map(([word]) => word)
      .filter((word) => !isGlue(word) && !inNames.has(word)),
  );
  return 1 / (names.length + telling.size);
}

/** The names that a heading gives what is below it: `parse, parseAll`, `` `open(path)` ``. */
function titlesOf(trail: readonly string[]): readonly string[] {
  const title = trail.at(-1) ?? '';
  const names = /\(/.test(title) ? [title.replace(/\(.*/s, '')] : title.split(', ');
  return names.map((name) => name.replace(/[`*]/g, '').trim());
}

/** True for the same name, whether or not one of them says what it belongs to. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [stepsOf(one), stepsOf(other)];
  const steps = Math.min(a.length, b.length);
  return steps > 0 && a.slice(-steps).join('.') === b.slice(-steps).join('.');
}

function lastOf(name: string): string {
  return stepsOf(name).at(-1) ?? name;
}

function stepsOf(name: string): readonly string[] {
  return name.split(/\.|::|->|#/).filter((step) => step !== '');
}
