import { createClient, type Client, type InValue, type Row } from '@libsql/client/sqlite3';
import { isUtf8 } from 'node:buffer';
import { copyFile, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { columnText } from '../knowledge/column-text';
import { readableRows, readRows, rowsOfLeaves } from './readable-rows';

/** Has `json_valid` look for JSON as SQLite packs it (sqlite.org/json1.html, 4.8). */
const JSONB = 8;

/** Columns that hold JSON, by table: a row with anything else in one is damaged too. */
export type JsonColumns = Readonly<Record<string, readonly string[]>>;

/**
 * Takes what can still be read of a damaged database into a sound one, over what is there: it is newer. Tables that the
 * sound one lacks are made. Reads a copy, so that the damaged file stays as it is. Gives how many rows were taken.
 */
export async function salvageRows(damaged: string, sound: string, json: JsonColumns): Promise<number> {
  const copy = `${damaged}.reading`;
  for (const part of ['', '-wal']) await copyFile(damaged + part, copy + part).catch(() => undefined);
  const source = openClient(copy);
  const target = openClient(sound);
  try {
    // Rows come table by table, and those of some table may be lost.
    await target.execute('PRAGMA foreign_keys = OFF');
    let taken = 0;
    for (const { name, sql } of await tablesOf(source)) {
      taken += await salvageTable({ source, target, copy }, { name, sql, json: json[name] ?? [] });
    }
    return taken - (await dropOrphans(target));
  } finally {
    source.close();
    target.close();
    for (const part of ['', '-wal', '-shm']) await rm(copy + part, { force: true });
  }
}

function openClient(path: string): Client {
  return createClient({ url: pathToFileURL(path).href, concurrency: 1, intMode: 'bigint' });
}

interface Salvaging {
  readonly source: Client;
  readonly target: Client;
  /** Path of what `source` reads, which may be changed. */
  readonly copy: string;
}

interface DamagedTable {
  readonly name: string;
  /** The statement that makes it. */
  readonly sql: string;
  readonly json: readonly string[];
}

/** None when not even their list can be read. Their names and columns are text, too. */
async function tablesOf(source: Client): Promise<readonly { readonly name: string; readonly sql: string }[]> {
  const select = `SELECT CAST(name AS BLOB) AS name, CAST(sql AS BLOB) AS sql FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle_%' AND sql NOT LIKE 'CREATE VIRTUAL%'`;
  const rows = await readRows(source, select, []);
  return (rows ?? []).flatMap((row) => {
    const [name, sql] = [textOf(row['name']), textOf(row['sql'])];
    return name === null || sql === null ? [] : [{ name, sql }];
  });
}

/** Null for bytes that are no text. */
function textOf(value: unknown): string | null {
  return value instanceof ArrayBuffer && isUtf8(value) ? Buffer.from(value).toString() : null;
}

async function salvageTable({ source, target, copy }: Salvaging, table: DamagedTable): Promise<number> {
  const columns = await commonColumns(source, target, table);
  if (columns.length === 0) return 0;
  const names = columns.map(quote);
  const places = columns.map(() => '?').join(', ');
  const into = `INTO ${quote(table.name)} (${names.join(', ')}) VALUES (${places})`;
  // Text comes as bytes: libSQL ends the process when it reads some that is no UTF-8.
  const values = names.map(
    (name) => `CASE typeof(${name}) WHEN 'text' THEN CAST(${name} AS BLOB) ELSE ${name} END AS ${name}`,
  );
  const types = names.map((name) => `typeof(${name})`).join(" || ' ' || ");
  const packed = table.json.map((name) => `(typeof(${quote(name)}) <> 'blob' OR json_valid(${quote(name)}, ${JSONB}))`);
  const select = `SELECT rowid AS "rowid ", ${types} AS "types ", ${['TRUE', ...packed].join(' AND ')} AS "sound ",
    ${values.join(', ')} FROM ${quote(table.name)} NOT INDEXED`;
  let taken = 0;
  const isSound = (await readRows(source, `PRAGMA quick_check(${quote(table.name)})`, []))?.[0]?.[0] === 'ok';
  for await (const rows of isSound ? readableRows(source, select) : rowsOfLeaves(source, copy, table.name, select)) {
    for (const row of rows) {
      const salvaged = salvageRow(row, columns, table.json);
      if (salvaged === null) continue;
      // What is whole is newer than what is there; what is not may be older and whole there.
      const sql = `INSERT OR ${salvaged.isWhole ? 'REPLACE' : 'IGNORE'} ${into}`;
      // A value that its column does not take is damage.
      const written = await target.execute({ sql, args: salvaged.args }).catch(() => null);
      taken += written?.rowsAffected ?? 0;
    }
    await setImmediate();
  }
  return taken;
}

interface SalvagedRow {
  readonly args: InValue[];
  /** False when characters of it are lost. */
  readonly isWhole: boolean;
}

/** The values of a row; null for one that is damaged. Within JSON, which says things, letters may be lost. */
function salvageRow(row: Row, columns: readonly string[], json: readonly string[]): SalvagedRow | null {
  if (!row['sound ']) return null;
  const types = columnText(row['types ']).split(' ');
  let isWhole = true;
  const args: InValue[] = [];
  for (const [at, column] of columns.entries()) {
    const value = row[column];
    if (types[at] === 'text' && value instanceof ArrayBuffer) {
      const bytes = new Uint8Array(value);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      isWhole &&= isUtf8(bytes);
      if (json.includes(column) ? !isJson(text) : !isUtf8(bytes)) return null;
      args.push(text);
    } else {
      if (json.includes(column) && types[at] !== 'null' && types[at] !== 'blob') return null;
      // Columns are what SQLite gave, so they can be bound.
      args.push(value as InValue);
    }
  }
  return { args, isWhole };
}

/** Columns that both have, after the table was made where it is missing. */
async function commonColumns(source: Client, target: Client, { name, sql }: DamagedTable): Promise<readonly string[]> {
  const columnsOf = async (client: Client): Promise<readonly string[]> =>
    ((await readRows(client, 'SELECT name FROM pragma_table_info(?)', [name])) ?? []).flatMap(({ name: column }) =>
      typeof column === 'string' ? [column] : [],
    );
  if ((await columnsOf(target)).length === 0) await target.execute(sql).catch(() => null);
  const known = await columnsOf(target);
  return (await columnsOf(source)).filter((column) => known.includes(column));
}

/** Rows that belong to one which was lost go; gives how many. */
async function dropOrphans(target: Client): Promise<number> {
  let dropped = 0;
  for (;;) {
    const { rows } = await target.execute('PRAGMA foreign_key_check');
    if (rows.length === 0) return dropped;
    for (const { table, rowid } of rows) {
      await target.execute({
        sql: `DELETE FROM ${quote(columnText(table))} WHERE rowid = ?`,
        args: [rowid as InValue],
      });
    }
    dropped += rows.length;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
