import type { Client, InValue, Row } from '@libsql/client/sqlite3';
import { findLeafPages } from './leaf-pages';

/** Rows read at once: about as much as a thread may be held up. */
const PAGE = 100;

/** Page by page, whatever led to them. */
export async function* rowsOfLeaves(
  source: Client,
  copy: string,
  table: string,
  select: string,
): AsyncGenerator<readonly Row[]> {
  const leaves = await findLeafPages(source, copy, table).catch(() => null);
  if (leaves === null) {
    yield* readableRows(source, select);
    return;
  }
  try {
    for (let at = 0; at < leaves.count; at += 1) {
      await leaves.show(at);
      yield* readableRows(source, select);
    }
  } finally {
    await leaves.close();
  }
}

/**
 * From the first row on until a page cannot be read, then from the last one back. Each read goes past the one before it:
 * where a rowid is damaged, rows are out of order, and the same ones would come for ever. Some may come twice.
 */
export async function* readableRows(source: Client, select: string): AsyncGenerator<readonly Row[]> {
  let first = -(2n ** 62n);
  for (;;) {
    const rows = await readRows(source, `${select} WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`, [first]);
    if (rows === null) break;
    if (rows.length === 0) return;
    yield rows;
    const next = rows.map(rowidOf).findLast((rowid) => rowid !== null && rowid > first);
    if (typeof next !== 'bigint') break;
    first = next;
  }
  // One by one up to what is damaged: a page of rows fails as a whole.
  for (;;) {
    const row = await oneRow(source, `${select} WHERE rowid > ? ORDER BY rowid`, first);
    if (row === null) break;
    yield [row];
    const next = rowidOf(row);
    if (next === null || next <= first) break;
    first = next;
  }
  let last = 2n ** 62n;
  for (;;) {
    const row = await oneRow(source, `${select} WHERE rowid < ? AND rowid > ${first} ORDER BY rowid DESC`, last);
    if (row === null) return;
    yield [row];
    const next = rowidOf(row);
    if (next === null || next >= last) return;
    last = next;
  }
}

async function oneRow(source: Client, select: string, rowid: bigint): Promise<Row | null> {
  return (await readRows(source, `${select} LIMIT 1`, [rowid]))?.[0] ?? null;
}

function rowidOf(row: Row | undefined): bigint | null {
  const rowid = row?.['rowid '];
  return typeof rowid === 'bigint' ? rowid : null;
}

/** Null when SQLite cannot read them. */
export async function readRows(client: Client, sql: string, args: InValue[]): Promise<readonly Row[] | null> {
  return client.execute({ sql, args }).then(
    ({ rows }) => rows,
    () => null,
  );
}
