import type { Client } from '@libsql/client';
import { hash } from 'node:crypto';
import { columnText } from '../column-text';
import type { FoundPassage } from '../knowledge';
import type { PassagePlace } from './text-reader';

/** Passages of the pages whose sections are read, together. */
const MAX_SECTIONS = 1_000;

/** What a passage is ranked by, but for its scores. Its file may be one that is not live. */
export interface Candidate {
  readonly id: number;
  readonly fileId: number;
  readonly links: readonly string[] | null;
}

/** A passage as one of its page's sections. */
export interface SectionRow {
  readonly id: number;
  readonly fileId: number;
  readonly trail: readonly string[];
}

/** A passage with its file and source, as it is given. */
export interface PassageRow extends PassagePlace {
  readonly id: number;
  readonly trail: readonly string[];
  readonly firstLine: number;
  readonly lastLine: number;
  readonly path: string;
  readonly blob: string;
  readonly isEdited: number;
  readonly key: string;
  readonly name: string;
  readonly commit: string | null;
}

const CANDIDATE = `'id', passages.id, 'fileId', file_id, 'links', json(links)`;
const SECTION = `'id', passages.id, 'fileId', file_id, 'trail', json(trail)`;
const PASSAGE = `'id', passages.id, 'fileId', file_id, 'trail', json(trail), 'firstLine', first_line, 'lastLine', last_line,
  'start', start, 'size', size, 'path', path, 'blob', blob, 'isEdited', is_edited, 'key', key, 'name', name,
  'commit', commit_id`;
const LIVE = `passages JOIN files ON files.id = passages.file_id AND files.state = 'live'
  JOIN sources ON sources.id = files.source_id`;

interface Chosen {
  readonly from?: string;
  /** What `passages.id` is in. */
  readonly ids?: string;
  readonly arg: readonly number[];
}

/** As JSON: hundreds of rows are read for each search, and the client's own take ten times as long to make. */
async function readRows(
  client: Client,
  columns: string,
  { from = 'passages', ids = THESE, arg }: Chosen,
): Promise<unknown> {
  const sql = `SELECT json_group_array(json_object(${columns})) AS rows FROM ${from} WHERE passages.id IN (${ids})`;
  const { rows } = await client.execute({ sql, args: [JSON.stringify(arg)] });
  return JSON.parse(columnText(rows[0]?.rows));
}

const THESE = 'SELECT value FROM json_each(?)';

// Each is what its columns say, of what passage-store.ts has written.

export async function readCandidates(client: Client, ids: readonly number[]): Promise<readonly Candidate[]> {
  return (await readRows(client, CANDIDATE, { arg: ids })) as Candidate[];
}

/** The passage that each of the files begins with. */
export async function readFirstPassages(client: Client, fileIds: readonly number[]): Promise<readonly Candidate[]> {
  if (fileIds.length === 0) return [];
  const firsts = `SELECT min(id) FROM passages WHERE file_id IN (${THESE}) GROUP BY file_id`;
  return (await readRows(client, CANDIDATE, { ids: firsts, arg: fileIds })) as Candidate[];
}

/** All passages of the files, up to a thousand. */
export async function readSections(client: Client, fileIds: readonly number[]): Promise<readonly SectionRow[]> {
  const ofFiles = `SELECT id FROM passages WHERE file_id IN (${THESE}) LIMIT ${MAX_SECTIONS}`;
  return (await readRows(client, SECTION, { ids: ofFiles, arg: fileIds })) as SectionRow[];
}

/** Those that are live, by id. */
export async function readPassages(
  client: Client,
  wanted: readonly { readonly id: number }[],
): Promise<ReadonlyMap<number, PassageRow>> {
  const ids = wanted.map(({ id }) => id);
  const rows = (await readRows(client, PASSAGE, { from: LIVE, arg: ids })) as PassageRow[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same while the blob and the chunking stay the same. */
export function passageId({ path, blob, start, size }: PassageRow): string {
  return hash('sha1', JSON.stringify([path, blob, start, size])).slice(0, 20);
}

export function toPassage(row: PassageRow, rated: Pick<FoundPassage, 'text' | 'score' | 'fit'>): FoundPassage {
  const { path, blob, key, name, commit, isEdited, trail } = row;
  return {
    path,
    blob,
    id: passageId(row),
    sourceKey: key,
    sourceName: name,
    // An edit that is not committed is in no commit.
    commit: isEdited === 1 ? null : commit,
    lines: [row.firstLine, row.lastLine],
    trail: [...trail],
    ...rated,
  };
}
