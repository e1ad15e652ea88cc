import type { Client, InStatement, Row } from '@libsql/client';
import { columnText } from '../column-text';
import type { Page } from './page-table';
import type { Chunk } from '../sources/chunking/chunk';
import { grammarOf } from '../sources/chunking/symbols/grammar-of';
import { findLinks } from '../sources/chunking/find-links';
import { nameParts, sourceWord } from './fts-query';
import { packText } from './pack-text';
import { vectorTables } from './passage-vectors';

/** Passages written in one commit, to keep it under 5 ms. */
const PASSAGES_AT_ONCE = 80;

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
  readonly isEdited: boolean;
}

/** A file that has been read and cut. */
export interface NewFile {
  readonly path: string;
  readonly blob: string;
  readonly isEdited?: boolean;
  /** Its lines joined by `\n`. */
  readonly text: string;
  readonly chunks: readonly Chunk[];
}

/** Tables of index.db for files and passages. Each call is one or a few short commits. */
export interface PassageStore {
  source(key: string): Promise<IndexedSource | null>;
  /** Those of the keys of which something can be found. */
  indexed(keys: readonly string[]): Promise<readonly string[]>;
  /**
   * Gets the source's row, makes it when it is not there, and drops what an unfinished update left behind. A source
   * that was never complete shows what it has, and that is of `commit`.
   */
  begin(key: string, name: string, commit: string | null): Promise<IndexedSource>;
  files(sourceId: number): Promise<readonly IndexedFile[]>;
  /** Adds files: live at once, or staged, which no search sees before `commit`. */
  add(sourceId: number, files: readonly NewFile[], state: 'live' | 'staged', pause: () => Promise<void>): Promise<void>;
  /** True when files wait for `commit`. */
  hasStaged(sourceId: number): Promise<boolean>;
  /** Takes the named files from what is found. */
  drop(sourceId: number, fileIds: readonly number[]): Promise<void>;
  /** Makes what was staged live and the named files gone, at once. */
  commit(sourceId: number, commit: string | null, droppedFileIds: readonly number[]): Promise<void>;
  /** Deletes the rows of files that are gone or were never finished. True when there were some. */
  sweep(sourceId: number, pause: () => Promise<void>): Promise<boolean>;
  /** Live files as pages, by which titles and links are found. */
  pages(sourceId: number): Promise<readonly Page[]>;
  counts(sourceId: number): Promise<{ readonly files: number; readonly passages: number }>;
  /** The source goes by another key from now on, which no other has. */
  rename(sourceId: number, key: string): Promise<void>;
  /** From its first step on the source counts as incomplete. */
  remove(sourceId: number, pause: () => Promise<void>): Promise<void>;
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
    async indexed(keys) {
      const found = await client.execute({
        sql: `SELECT key FROM sources WHERE key IN (SELECT value FROM json_each(?))
              AND EXISTS (SELECT 1 FROM files WHERE source_id = sources.id AND state = 'live')`,
        args: [JSON.stringify(keys)],
      });
      return found.rows.map((row) => columnText(row.key));
    },
    async begin(key, name, commit) {
      await client.execute({
        sql: `INSERT INTO sources (key, name, commit_id) VALUES (:key, :name, :commit) ON CONFLICT (key) DO UPDATE
              SET name = :name, commit_id = CASE WHEN is_complete THEN commit_id ELSE :commit END`,
        args: { key, name, commit },
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
        sql: "SELECT id, path, blob, is_edited FROM files WHERE source_id = ? AND state = 'live'",
        args: [sourceId],
      });
      return found.rows.map((row) => ({
        id: Number(row.id),
        path: columnText(row.path),
        blob: columnText(row.blob),
        isEdited: Number(row.is_edited) === 1,
      }));
    },
    async add(sourceId, files, state, pause) {
      const contents = await Promise.all(files.map(({ text }) => packText(text)));
      const statements: InStatement[] = [];
      const passages: NewPassage[] = [];
      for (const [index, file] of files.entries()) {
        lastFileId += 1;
        statements.push({
          sql: `INSERT INTO files (id, source_id, path, blob, title, content, is_edited, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          args: [
            lastFileId,
            sourceId,
            file.path,
            file.blob,
            titleOf(file),
            contents[index] ?? null,
            file.isEdited === true ? 1 : 0,
            state,
          ],
        });
        passages.push(...toPassages(lastFileId, file));
      }
      for (let from = 0; from === 0 || from < passages.length; from += PASSAGES_AT_ONCE) {
        const firstId = lastPassageId + 1;
        const some = passages.slice(from, from + PASSAGES_AT_ONCE);
        lastPassageId += some.length;
        await client.batch([...statements.splice(0), ...insertPassages(firstId, sourceId, some)], 'write');
        await pause();
      }
    },
    async hasStaged(sourceId) {
      const found = await client.execute({
        sql: "SELECT 1 FROM files WHERE source_id = ? AND state = 'staged' LIMIT 1",
        args: [sourceId],
      });
      return found.rows.length > 0;
    },
    drop: async (sourceId, fileIds) => void (await client.execute(dropFiles(sourceId, fileIds))),
    async commit(sourceId, commit, droppedFileIds) {
      await client.batch(
        [
          dropFiles(sourceId, droppedFileIds),
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
      const vectors = gone.rows.length === 0 ? [] : await vectorTables(client);
      for (const row of gone.rows) {
        await client.batch(deleteFile(Number(row.id), vectors), 'write');
        await pause();
      }
      return gone.rows.length > 0;
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
    async rename(sourceId, key) {
      await client.execute({ sql: 'UPDATE sources SET key = ? WHERE id = ?', args: [key, sourceId] });
    },
    async remove(sourceId, pause) {
      await client.batch(
        [
          { sql: "UPDATE files SET state = 'dropped' WHERE source_id = ?", args: [sourceId] },
          { sql: 'UPDATE sources SET is_complete = 0 WHERE id = ?', args: [sourceId] },
        ],
        'write',
      );
      await store.sweep(sourceId, pause);
      await client.execute({ sql: 'DELETE FROM sources WHERE id = ?', args: [sourceId] });
    },
  };
  return store;
}

interface NewPassage extends Chunk {
  readonly fileId: number;
  readonly path: string;
  readonly start: number;
}

function toPassages(fileId: number, { path, text, chunks }: NewFile): readonly NewPassage[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  let last = 0;
  return chunks.map((chunk) => {
    // Whole lines begin where their first line does; the parts of an overlong line follow each other.
    const start = text.indexOf(chunk.text, Math.max(last, starts[chunk.lines[0] - 1] ?? 0));
    last = start + chunk.text.length;
    return { ...chunk, fileId, path, start };
  });
}

/** Many rows a statement: what each call to SQLite costs is more than what a row does. */
function insertPassages(firstId: number, sourceId: number, passages: readonly NewPassage[]): readonly InStatement[] {
  const rows = passages.map(({ fileId, path, trail, lines, start, text, words }, at) => {
    const links = findLinks(text);
    const found = links.length === 0 ? null : JSON.stringify(links);
    const searched = words ?? text;
    const names = nameParts(`${trail.join(' ')} ${searched}`).join(' ');
    const indexed = [trail.at(-1) ?? '', trail.slice(0, -1).join(' '), path, searched, names];
    const stored = [start, text.length, words ?? null, found];
    return [firstId + at, fileId, JSON.stringify(trail), ...lines, ...stored, ...indexed];
  });
  const json = JSON.stringify(rows);
  return [
    {
      sql: `INSERT INTO passages (id, file_id, trail, first_line, last_line, start, size, words, links)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
              value ->> 8
            FROM json_each(?)`,
      args: [json],
    },
    {
      sql: `INSERT INTO passages_text (rowid, source, title, trail, path, text, names)
            SELECT value ->> 0, ?, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13 FROM json_each(?)`,
      args: [sourceWord(sourceId), json],
    },
  ];
}

/** The outermost heading of a file. Source code has none: it is not about its first symbol. */
function titleOf({ path, chunks }: NewFile): string {
  if (grammarOf(path) !== null) return '';
  return chunks.find(({ trail }) => trail.length > 0)?.trail[0] ?? '';
}

function dropFiles(sourceId: number, fileIds: readonly number[]): InStatement {
  return {
    sql: "UPDATE files SET state = 'dropped' WHERE source_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
    args: [sourceId, JSON.stringify(fileIds)],
  };
}

function deleteFile(fileId: number, vectors: readonly string[]): InStatement[] {
  const ofFile = 'SELECT id FROM passages WHERE file_id = ?';
  return [
    { sql: `DELETE FROM passages_text WHERE rowid IN (${ofFile})`, args: [fileId] },
    ...vectors.map((table) => ({ sql: `DELETE FROM ${table} WHERE passage_id IN (${ofFile})`, args: [fileId] })),
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
