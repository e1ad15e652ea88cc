import type { Client } from '@libsql/client';
import { AppError } from '../../errors';
import { columnText } from '../column-text';
import type { FileList, FileLines, FilePlace, ListFilesInput, ReadFileInput } from '../knowledge';
import { IS_BELOW } from './below-path';
import { nearestPaths } from './nearest-paths';
import { unpackText } from './pack-text';
import { normalizeSearchPath } from '../sources/parse-address';

/** What one reading gives at most. */
const MAX_LINES = 400;
const MAX_CHARACTERS = 16_000;
const NAMED = 5;

const LIVE = `files JOIN sources ON sources.id = files.source_id WHERE sources.key = :key AND files.state = 'live'`;

/**
 * Lines of a file as it is indexed: a path is looked up among the source's files and nowhere else. Errors:
 * `source.noFile`, `source.otherFile` (with the names that come nearest), `source.noLine`.
 */
export async function readFile({ key, path, fromLine = 1, toLine }: ReadFileInput, client: Client): Promise<FileLines> {
  const wanted = normalizeSearchPath(path) ?? '';
  const { rows } = await client.execute({
    sql: `SELECT path, blob, content, commit_id FROM ${LIVE} AND path = :path`,
    args: { key, path: wanted },
  });
  const file = rows[0];
  if (file === undefined) throw await noFile(key, wanted, client);
  const lines = unpackText(file.content).replace(/\n$/, '').split('\n');
  if (fromLine > lines.length) throw new AppError('source.noLine', { path: wanted, lines: lines.length });
  const asked = lines.slice(fromLine - 1, Math.max(fromLine, toLine ?? lines.length));
  const { text, count, cut } = cutLines(asked);
  return {
    commit: file.commit_id === null ? null : columnText(file.commit_id),
    path: columnText(file.path),
    blob: columnText(file.blob),
    lines: [fromLine, fromLine + count - 1],
    text,
    totalLines: lines.length,
    cut,
  };
}

/** What lies directly in a folder of a source, in the order of names; nothing for a folder that is not there. */
export async function listFiles({ key, path, limit }: ListFilesInput, client: Client): Promise<FileList> {
  const folder = path === undefined ? null : normalizeSearchPath(path);
  const start = folder === null ? '' : `${folder}/`;
  const entries = `
    SELECT DISTINCT CASE WHEN instr(rest, '/') = 0 THEN rest ELSE substr(rest, 1, instr(rest, '/')) END AS entry
    FROM (SELECT substr(path, length(:start) + 1) AS rest FROM ${LIVE} ${folder === null ? '' : `AND ${IS_BELOW}`})`;
  const args = { key, start, ...(folder === null ? {} : { below: folder }) };
  const counted = await client.execute({ sql: `SELECT count(*) AS total FROM (${entries})`, args });
  const { rows } = await client.execute({
    sql: `SELECT entry FROM (${entries}) ORDER BY entry LIMIT :limit`,
    args: { ...args, limit },
  });
  return {
    // The path of a file has nothing left of it.
    names: rows.map((row) => (row.entry === '' ? (folder ?? '') : start + columnText(row.entry))),
    total: Number(counted.rows[0]?.total),
  };
}

/** For each file, true when its source has it with that text now. */
export async function hasFiles(files: readonly FilePlace[], client: Client): Promise<readonly boolean[]> {
  const { rows } = await client.execute({
    sql: `SELECT wanted.key AS at FROM json_each(?) AS wanted
          JOIN files ON files.blob = wanted.value ->> 'blob' AND files.path = wanted.value ->> 'path'
          JOIN sources ON sources.id = files.source_id AND sources.key = wanted.value ->> 'sourceKey'
          WHERE files.state = 'live'`,
    args: [JSON.stringify(files.map(({ sourceKey, path, blob }) => ({ sourceKey, path, blob })))],
  });
  const found = new Set(rows.map((row) => Number(row.at)));
  return files.map((_, at) => found.has(at));
}

/** The first lines that a reading may give; of one that is too long, its beginning. */
function cutLines(lines: readonly string[]): {
  readonly text: string;
  readonly count: number;
  readonly cut: FileLines['cut'];
} {
  let size = -1;
  const given = lines.slice(0, MAX_LINES).filter((line) => (size += line.length + 1) <= MAX_CHARACTERS);
  const [first = ''] = lines;
  if (given.length === 0) {
    // A pair of UTF-16 units that is cut in two is no text.
    return { text: first.slice(0, MAX_CHARACTERS).replace(/[\ud800-\udbff]$/, ''), count: 1, cut: 'line' };
  }
  return { text: given.join('\n'), count: given.length, cut: given.length < lines.length ? 'lines' : null };
}

async function noFile(key: string, path: string, client: Client): Promise<AppError> {
  const { rows } = await client.execute({ sql: `SELECT path FROM ${LIVE}`, args: { key } });
  const near = nearestPaths(
    path,
    rows.map((row) => columnText(row.path)),
    NAMED,
  );
  if (near.length === 0) return new AppError('source.noFile', { path });
  // As JSON: a name may hold anything, line breaks too.
  return new AppError('source.otherFile', { path, paths: near.map((each) => JSON.stringify(each)).join(', ') });
}
