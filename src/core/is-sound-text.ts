import type { Client } from '@libsql/client/sqlite3';
import { isUtf8 } from 'node:buffer';
import { columnText } from './knowledge/column-text';

/** Rows looked through at once, and bytes of their text, but for a row that has more by itself. */
const PAGE = 200;
const MAX_BYTES = 4_000_000;
/** What is declared so holds no text. */
const NO_TEXT = new Set(['INTEGER', 'REAL', 'BLOB', 'NUMERIC']);

type Reader = Pick<Client, 'execute'>;

/**
 * True when all text of a database is UTF-8. SQLite's own checks do not look at it, and libSQL ends the whole process when it
 * reads other text. Here it comes as bytes, many rows in one value.
 */
export async function isSoundText(client: Reader): Promise<boolean> {
  const schema = ['name', 'tbl_name', 'sql'].map((column) => `coalesce(${column}, '')`).join(" || ' ' || ");
  if (!isUtf8(await bytesOf(client, `SELECT group_concat(${schema}) AS text FROM sqlite_master`))) return false;
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'",
  );
  for (const { name } of rows) if (!(await isSoundTable(client, columnText(name)))) return false;
  return true;
}

async function isSoundTable(client: Reader, table: string): Promise<boolean> {
  const { rows } = await client.execute({
    sql: `SELECT name, type, (SELECT wr FROM pragma_table_list(?1)) AS without_rowid FROM pragma_table_info(?1)`,
    args: [table],
  });
  const columns = rows
    .filter(({ type }) => !NO_TEXT.has(columnText(type).toUpperCase()))
    .map(({ name }) => quote(columnText(name)));
  if (columns.length === 0) return true;
  const text = columns
    .map((column) => `CASE typeof(${column}) WHEN 'text' THEN ${column} ELSE '' END`)
    .join(" || ' ' || ");
  // Those of full text have keys of their own, and hold little.
  if (Number(rows[0]?.['without_rowid']) === 1) {
    return isUtf8(await bytesOf(client, `SELECT group_concat(${text}) AS text FROM ${quote(table)}`));
  }
  const size = columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(' + ');
  return areSoundRows(client, table, { text, size });
}

interface RowText {
  /** Expressions for all text of a row, and for how many bytes it has. */
  readonly text: string;
  readonly size: string;
}

async function areSoundRows(client: Reader, table: string, { text, size }: RowText): Promise<boolean> {
  let after: bigint | null = null;
  let count = PAGE;
  for (;;) {
    const rest: string = `FROM ${quote(table)} NOT INDEXED
      ${after === null ? '' : `WHERE rowid > ${after}`} ORDER BY rowid LIMIT ${count}`;
    const { rows: sizes } = await client.execute(`SELECT total(size) AS bytes FROM (SELECT ${size} AS size ${rest})`);
    if (Number(sizes[0]?.['bytes']) > MAX_BYTES && count > 1) {
      count = Math.floor(count / 2);
      continue;
    }
    const { rows: found } = await client.execute(
      `SELECT CAST(group_concat(text) AS BLOB) AS text, CAST(max(id) AS TEXT) AS last
        FROM (SELECT rowid AS id, ${text} AS text ${rest})`,
    );
    const last = found[0]?.['last'];
    if (typeof last !== 'string') return true;
    if (!isUtf8(toBytes(found[0]?.['text']))) return false;
    after = BigInt(last);
    count = PAGE;
  }
}

async function bytesOf(client: Reader, select: string): Promise<Uint8Array> {
  const { rows } = await client.execute(`SELECT CAST(text AS BLOB) AS text FROM (${select})`);
  return toBytes(rows[0]?.['text']);
}

function toBytes(value: unknown): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
