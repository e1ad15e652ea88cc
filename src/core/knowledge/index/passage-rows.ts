import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { PassagePlace } from './text-reader';

/** Passages of the pages whose sections are read, together. */
const MAX_SECTIONS = 1_000;

/** A passage with its file and source, as a search reads it. */
export interface PassageRow extends PassagePlace {
  readonly id: number;
  readonly sourceId: number;
  readonly trail: readonly string[];
  readonly firstLine: number;
  readonly lastLine: number;
  readonly links: readonly string[] | null;
  readonly path: string;
  readonly blob: string;
  readonly isEdited: number;
  readonly key: string;
  readonly name: string;
  readonly commit: string | null;
}

// As JSON: hundreds of rows are read for each search, and the client's own take ten times as long to make.
const COLUMNS = `'id', passages.id, 'fileId', file_id, 'sourceId', source_id, 'trail', json(trail), 'firstLine', first_line,
  'lastLine', last_line, 'start', start, 'size', size, 'links', json(links), 'path', path, 'blob', blob,
  'isEdited', is_edited, 'key', key, 'name', name, 'commit', commit_id`;
const LIVE = `passages JOIN files ON files.id = passages.file_id AND files.state = 'live'
  JOIN sources ON sources.id = files.source_id`;

async function readRows(client: Client, chosen: string, args: readonly string[]): Promise<Map<number, PassageRow>> {
  const sql = `SELECT json_group_array(json_object(${COLUMNS})) AS rows FROM ${LIVE} WHERE passages.id IN (${chosen})`;
  const { rows } = await client.execute({ sql, args: [...args] });
  // Made by the line above of what passage-store.ts has written.
  const read = JSON.parse(columnText(rows[0]?.rows)) as PassageRow[];
  return new Map(read.map((row) => [row.id, row]));
}

export function readPassages(client: Client, ids: readonly number[]): Promise<Map<number, PassageRow>> {
  return readRows(client, 'SELECT value FROM json_each(?)', [JSON.stringify(ids)]);
}

/** A passage as one of its page's sections. */
export interface SectionRow {
  readonly id: number;
  readonly fileId: number;
  readonly sourceId: number;
  readonly trail: readonly string[];
}

/** All passages of the files, up to a thousand. */
export async function readSections(client: Client, fileIds: readonly number[]): Promise<readonly SectionRow[]> {
  const { rows } = await client.execute({
    sql: `SELECT json_group_array(json_object('id', id, 'fileId', file_id, 'sourceId', source_id, 'trail', json(trail))) AS rows
          FROM (SELECT passages.id, file_id, source_id, trail FROM ${LIVE}
                WHERE file_id IN (SELECT value FROM json_each(?)) LIMIT ${MAX_SECTIONS})`,
    args: [JSON.stringify(fileIds)],
  });
  // Made by the statement above, as in `readRows`.
  return JSON.parse(columnText(rows[0]?.rows)) as SectionRow[];
}

/** The passage that each of the files begins with. */
export async function readFirstPassages(
  client: Client,
  fileIds: readonly number[],
): Promise<ReadonlyMap<number, PassageRow>> {
  if (fileIds.length === 0) return new Map();
  const firsts = `SELECT min(id) FROM passages WHERE file_id IN (SELECT value FROM json_each(?)) GROUP BY file_id`;
  return readRows(client, firsts, [JSON.stringify(fileIds)]);
}
