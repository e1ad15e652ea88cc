import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { askedVersion, baseOf, ofVersion, type AskedVersion } from './asked-version';
import { both } from './count-matches';
import { ftsPathWords, ftsSources, ftsVersion } from './fts-query';
import { nameTerms } from './named-sources';
import type { Ranked } from './rank-passages';
import { stem } from './stems';

/** Passages below headings with the number, or of lists of all versions, which are read. */
const MAX_READ = 5_000;
/** More of a version is read in its place. */
const MAX_FOUND = 8;
/** What each passage has of the best score above what follows it. */
const STEP = 0.001;

/** What files are called that tell of all versions. */
const CHANGES = [
  'changelog',
  'changes',
  'history',
  'releases',
  'news',
  'relnotes',
  'release notes',
  'änderungen',
  'aenderungen',
];

type HeadedRow = [id: number, fileId: number, path: string, sourceName: string, trail: readonly string[]];

interface Searched {
  readonly scope: string | null;
  readonly sources: readonly { readonly id: number; readonly name: string }[];
  /** Passages that are read. */
  readonly most?: number;
}

/** Where what changed in a version is asked for, all that is told of it, in its order, and then the others: any of it is what changed. */
export async function versionFirst(
  client: Client,
  question: string,
  { scope, sources, most = MAX_READ }: Searched,
  ranked: readonly Ranked[],
): Promise<readonly Ranked[]> {
  const asked = askedVersion(question);
  if (asked === null) return ranked;
  const match = both(scope, asked.version === null ? ftsPathWords(CHANGES) : ftsVersion(baseOf(asked.version)));
  const all = await readHeaded(client, match, most);
  const isCut = all.length === most;
  const named = isCut ? sourcesOf(asked, sources) : [];
  const found = named.length > 0 ? await readHeaded(client, both(ftsSources(named), match), most) : all;
  // Which is the highest is told by all of them alone.
  if (asked.version === null && found.length === most) return ranked;
  const pages = [...new Set(ranked.map(({ fileId }) => fileId))];
  const placeOf = (fileId: number): number => (pages.includes(fileId) ? pages.indexOf(fileId) : pages.length);
  const headed = found.map(([id, fileId, path, sourceName, trail]) => ({ id, fileId, path, sourceName, trail }));
  const own = ofVersion(asked, headed)
    .toSorted((a, b) => placeOf(a.fileId) - placeOf(b.fileId) || a.id - b.id)
    .slice(0, MAX_FOUND);
  const best = ranked[0]?.score ?? 1;
  const first = own.map(({ id, fileId }, at) => ({ id, fileId, score: best * (1 + STEP * (own.length - at)) }));
  const ids = new Set(own.map(({ id }) => id));
  return [...first, ...ranked.filter(({ id }) => !ids.has(id))];
}

async function readHeaded(client: Client, match: string, most: number): Promise<readonly HeadedRow[]> {
  const { rows } = await client.execute({
    // CROSS JOIN keeps the order: what full text finds is looked up, and not the other way round.
    sql: `SELECT json_group_array(json(headed.one)) AS found
          FROM (SELECT json_array(passages.id, passages.file_id, files.path, sources.name, json(passages.trail)) AS one
                FROM passages_text CROSS JOIN passages ON passages.id = passages_text.rowid
                CROSS JOIN files ON files.id = passages.file_id AND files.state = 'live'
                CROSS JOIN sources ON sources.id = files.source_id
                WHERE passages_text MATCH ? LIMIT ?) AS headed`,
    args: [match, most],
  });
  // Made by the statement above.
  return JSON.parse(columnText(rows[0]?.found)) as HeadedRow[];
}

/** Ids of sources whose name has all that it is a version of; none where that is nothing. */
function sourcesOf({ of }: AskedVersion, sources: Searched['sources']): readonly number[] {
  const terms = of.map(stem);
  if (terms.length === 0) return [];
  return sources.flatMap(({ id, name }) => {
    const ofName = new Set(nameTerms(name));
    return terms.every((term) => ofName.has(term)) ? [id] : [];
  });
}
