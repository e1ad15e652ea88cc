import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import { askedVersion, baseOf, ofVersion } from './asked-version';
import { both } from './count-matches';
import { ftsPathWords, ftsVersion } from './fts-query';
import type { Ranked } from './rank-passages';

/** Passages below headings with the number, which are read. */
const MAX_READ = 300;
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

/** Where what changed in a version is asked for, all that is told of it, in its order, and then the others: any of it is what changed. */
export async function versionFirst(
  client: Client,
  question: string,
  scope: string | null,
  ranked: readonly Ranked[],
): Promise<readonly Ranked[]> {
  const asked = askedVersion(question);
  if (asked === null) return ranked;
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_array(passages.id, file_id, path, name, json(trail))) AS found
          FROM passages JOIN files ON files.id = file_id AND files.state = 'live' JOIN sources ON sources.id = files.source_id
          JOIN (SELECT rowid FROM passages_text WHERE passages_text MATCH ? LIMIT ${MAX_READ}) AS headed
          ON headed.rowid = passages.id`,
    args: [both(scope, asked.version === null ? ftsPathWords(CHANGES) : ftsVersion(baseOf(asked.version)))],
  });
  // Made by the statement above.
  const found = JSON.parse(columnText(rows[0]?.found)) as HeadedRow[];
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
