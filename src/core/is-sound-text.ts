import type { Client } from '@libsql/client/sqlite3';
import { isUtf8 } from 'node:buffer';
import { columnText } from './knowledge/column-text';

/** Rows looked through at once. */
const PAGE = 200;
/** What is declared so holds no text. */
const NO_TEXT = new Set(['INTEGER', 'REAL', 'BLOB', 'NUMERIC']);

/**
 * True when all text of a database is UTF-8. SQLite's own checks do not look at it, and libSQL ends the whole process when it
 * reads other text. Here it comes as bytes, many rows in one value.
 */
export async function isSoundText(client: Client): Promise<boolean> {
  const schema = ['name', 'tbl_name', 'sql'].map((column) => `coalesce(${column}, '')`).join(" || ' ' || ");
  if (!isUtf8(await bytesOf(client, `SELECT group_concat(${schema}) AS text FROM sqlite_master`))) return false;
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'",
  );
  for (const { name } of rows) if (!(await isSoundTable(client, columnText(name)))) return false;
  return true;
}

async function isSoundTable(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.execute({
    sql: `SELECT name, type, (SELECT wr FROM pragma_table_list(?1)) AS without_rowid FROM pragma_table_info(?1)`,
    args: [table],
  });
  const columns = rows.filter(({ type }) => !NO_TEXT.has(columnText(type).toUpperCase()));
  if (columns.length === 0) return true;
  const text = columns
    .map(({ name }) => quote(columnText(name)))
    .map((column) => `CASE typeof(${column}) WHEN 'text' THEN ${column} ELSE '' END`)
    .join(" || ' ' || ");
  // Those of full text have keys of their own, and hold little.
  if (Number(rows[0]?.['without_rowid']) === 1) {
    return isUtf8(await bytesOf(client, `SELECT group_concat(${text}) AS text FROM ${quote(table)}`));
  }
  let after: bigint | number | null = null;
  for (;;) {
    const page: string = `SELECT rowid AS id, ${text} AS text FROM ${quote(table)} NOT INDEXED
      ${after === null ? '' : `WHERE rowid > ${after}`} ORDER BY rowid LIMIT ${PAGE}`;
    const { rows: found } = await client.execute(
      `SELECT CAST(group_concat(text) AS BLOB) AS text, CAST(max(id) AS TEXT) AS last FROM (${page})`,
    );
    const last = found[0]?.['last'];
    if (typeof last !== 'string') return true;
    if (!isUtf8(toBytes(found[0]?.['text']))) return false;
    after = BigInt(last);
  }
}

async function bytesOf(client: Client, select: string): Promise<Uint8Array> {
  const { rows } = await client.execute(`SELECT CAST(text AS BLOB) AS text FROM (${select})`);
  return toBytes(rows[0]?.['text']);
}

function toBytes(value: unknown): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
