import type { Client, InStatement, Row } from '@libsql/client';
import { columnText } from '../column-text';
import type { Page } from './page-table';
import type { Chunk } from '../sources/chunking/chunk';
import { findLinks } from '../sources/chunking/find-links';
import { nameParts, sourceWord } from './fts-query';

/** Passages written in one commit, to keep it under 5 ms. */
const PASSAGES_AT_ONCE = 25;

export interface IndexedSource {
  readonly id: number;
  readonly commit: string | null;
  /** False until a first update has ended. */
  readonly isComplete: boolean;
}

export interface IndexedFile {
  readonly id: number;
  readonly path: string;
  readonly blob: string;
}

/** Tables of index.db for files and passages. Each call is one or a few short commits. */
export interface PassageStore {
  source(key: string): Promise<IndexedSource | null>;
  /** Gets the source's row, makes it when it is not there, and drops what an unfinished update left behind. */
  begin(key: string, name: string): Promise<IndexedSource>;
  files(sourceId: number): Promise<readonly IndexedFile[]>;
  /** Adds a file that no search sees before `commit`. */
  stage(
    sourceId: number,
    file: { readonly path: string; readonly blob: string },
    chunks: readonly Chunk[],
    pause: () => Promise<void>,
  ): Promise<void>;
  /** Makes what was staged live and the named files gone, at once. */
  commit(sourceId: number, commit: string | null, droppedFileIds: readonly number[]): Promise<void>;
  /** Deletes the rows of files that are gone or were never finished. */
  sweep(sourceId: number, pause: () => Promise<void>): Promise<void>;
  /** Live files as pages, by which titles and links are found. */
  pages(sourceId: number): Promise<readonly Page[]>;
  counts(sourceId: number): Promise<{ readonly files: number; readonly passages: number }>;
  remove(sourceId: number): Promise<void>;
}

export async function createPassageStore(client: Client): Promise<PassageStore> {
  const { rows } = await client.execute(
    'SELECT (SELECT ifnull(max(id), 0) FROM files) AS file, (SELECT ifnull(max(id), 0) FROM passages) AS passage',
  );
  // One thread owns the file, so ids are counted here and many rows go in without asking for each.
  let lastFileId = Number(rows[0]?.file ?? 0);
  let lastPassageId = Number(rows[0]?.passage ?? 0);

  const store: PassageStore = {
    async source(key) {
      const found = await client.execute({
        sql: 'SELECT id, commit_id, is_complete FROM sources WHERE key = ?',
        args: [key],
      });
      return found.rows[0] === undefined ? null : toSource(found.rows[0]);
    },
    async begin(key, name) {
      await client.execute({
        sql: 'INSERT INTO sources (key, name) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name',
        args: [key, name],
      });
      const source = await store.source(key);
      if (source === null) throw new Error('a source that was just written is not there');
      await client.execute({
        sql: "UPDATE files SET state = 'dropped' WHERE source_id = ? AND state = 'staged'",
        args: [source.id],
      });
      return source;
    },
    async files(sourceId) {
      const found = await client.execute({
        sql: "SELECT id, path, blob FROM files WHERE source_id = ? AND state = 'live'",
        args: [sourceId],
      });
      return found.rows.map((row) => ({ id: Number(row.id), path: columnText(row.path), blob: columnText(row.blob) }));
    },
    async stage(sourceId, file, chunks, pause) {
      lastFileId += 1;
      const fileId = lastFileId;
      await client.execute({
        sql: "INSERT INTO files (id, source_id, path, blob, title, state) VALUES (?, ?, ?, ?, ?, 'staged')",
        args: [fileId, sourceId, file.path, file.blob, titleOf(chunks)],
      });
      for (let start = 0; start < chunks.length; start += PASSAGES_AT_ONCE) {
        const added = chunks.slice(start, start + PASSAGES_AT_ONCE);
        const firstId = lastPassageId + 1;
        lastPassageId += added.length;
        await client.batch(insertPassages(firstId, fileId, sourceId, file.path, added), 'write');
        await pause();
      }
    },
    async commit(sourceId, commit, droppedFileIds) {
      await client.batch(
        [
          {
            sql: "UPDATE files SET state = 'dropped' WHERE source_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
            args: [sourceId, JSON.stringify(droppedFileIds)],
          },
          { sql: "UPDATE files SET state = 'live' WHERE source_id = ? AND state = 'staged'", args: [sourceId] },
          { sql: 'UPDATE sources SET commit_id = ?, is_complete = 1 WHERE id = ?', args: [commit, sourceId] },
        ],
        'write',
      );
    },
    async sweep(sourceId, pause) {
      const gone = await client.execute({
        sql: "SELECT id FROM files WHERE source_id = ? AND state = 'dropped'",
        args: [sourceId],
      });
      for (const row of gone.rows) {
        await client.batch(deleteFile(Number(row.id)), 'write');
        await pause();
      }
    },
    async pages(sourceId) {
      const found = await client.execute({
        sql: "SELECT id, path, title FROM files WHERE source_id = ? AND state = 'live'",
        args: [sourceId],
      });
      return found.rows.map((row) => ({
        fileId: Number(row.id),
        path: columnText(row.path),
        title: columnText(row.title),
      }));
    },
    async counts(sourceId) {
      const counted = await client.execute({
        sql: `SELECT count(DISTINCT files.id) AS files, count(passages.id) AS passages
              FROM files LEFT JOIN passages ON passages.file_id = files.id
              WHERE files.source_id = ? AND files.state = 'live'`,
        args: [sourceId],
      });
      return { files: Number(counted.rows[0]?.files), passages: Number(counted.rows[0]?.passages) };
    },
    async remove(sourceId) {
      await client.execute({ sql: "UPDATE files SET state = 'dropped' WHERE source_id = ?", args: [sourceId] });
      await store.sweep(sourceId, async () => undefined);
      await client.execute({ sql: 'DELETE FROM sources WHERE id = ?', args: [sourceId] });
    },
  };
  return store;
}

/** Many rows a statement: what each call to SQLite costs is more than what a row does. */
function insertPassages(
  firstId: number,
  fileId: number,
  sourceId: number,
  path: string,
  chunks: readonly Chunk[],
): InStatement[] {
  const rows = chunks.map(({ trail, lines, text }, at) => {
    const links = findLinks(text);
    const stored = [firstId + at, JSON.stringify(trail), ...lines, links.length === 0 ? null : JSON.stringify(links)];
    const names = nameParts(`${trail.join(' ')} ${text}`).join(' ');
    return [...stored, text, trail.at(-1) ?? '', trail.slice(0, -1).join(' '), names];
  });
  const args = { rows: JSON.stringify(rows), fileId, path, source: sourceWord(sourceId) };
  return [
    {
      sql: `INSERT INTO passages (id, file_id, trail, first_line, last_line, links, text)
            SELECT value ->> 0, :fileId, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
            FROM json_each(:rows)`,
      args: { rows: args.rows, fileId },
    },
    {
      sql: `INSERT INTO passages_text (rowid, source, title, trail, path, text, names)
            SELECT value ->> 0, :source, value ->> 6, value ->> 7, :path, value ->> 5, value ->> 8
            FROM json_each(:rows)`,
      args: { rows: args.rows, source: args.source, path },
    },
  ];
}

/** The outermost heading of a file. */
function titleOf(chunks: readonly Chunk[]): string {
  return chunks.find(({ trail }) => trail.length > 0)?.trail[0] ?? '';
}

function deleteFile(fileId: number): InStatement[] {
  const ofFile = 'SELECT id FROM passages WHERE file_id = ?';
  return [
    { sql: `DELETE FROM passages_text WHERE rowid IN (${ofFile})`, args: [fileId] },
    { sql: `DELETE FROM vectors WHERE passage_id IN (${ofFile})`, args: [fileId] },
    { sql: 'DELETE FROM passages WHERE file_id = ?', args: [fileId] },
    { sql: 'DELETE FROM files WHERE id = ?', args: [fileId] },
  ];
}

function toSource(row: Row): IndexedSource {
  return {
    id: Number(row.id),
    commit: row.commit_id === null ? null : columnText(row.commit_id),
    isComplete: Number(row.is_complete) === 1,
  };
}
