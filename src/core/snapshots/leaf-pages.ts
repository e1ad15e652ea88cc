import type { Client } from '@libsql/client/sqlite3';
import { open, type FileHandle } from 'node:fs/promises';
import { columnText } from '../knowledge/column-text';

/** Places in the file and in a page, and the mark of a page with rows (sqlite.org/fileformat2.html, 1.3, 1.6, 2.1). */
const PAGE_SIZE_AT = 16;
const CHANGES_AT = 24;
const LEAF_OF_TABLE = 0x0d;
const CELLS_AT = 3;
const FIRST_CELL_AT = 8;

/** The pages that hold the rows of one table, without the pages that lead to them. */
export interface LeafPages {
  readonly count: number;
  /** Makes one of them the whole table. */
  show(at: number): Promise<void>;
  /** Leaves the file as it was. */
  close(): Promise<void>;
}

/**
 * The leaf pages of a damaged database that are of no other table than this. A leaf is a table of its own once it stands in
 * the place of the root, so what is lost of a table is what stands on a damaged page, whichever that is. Pages that were
 * let go are empty: they were overwritten. `path` is a copy that nothing but `client` has open. Null when not even the
 * table's root is known.
 */
export async function findLeafPages(client: Client, path: string, table: string): Promise<LeafPages | null> {
  // All of it is in the one file from then on.
  await client.execute('PRAGMA journal_mode = DELETE');
  const root = await numberFrom(client, 'SELECT rootpage FROM sqlite_master WHERE name = ?', table);
  const columns = await numberFrom(client, 'SELECT count(*) FROM pragma_table_info(?)', table);
  if (root < 2) return null;
  const others = await pagesOfOthers(client, table);
  const file = await open(path, 'r+');
  try {
    return await leavesIn(file, { root, columns, others });
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface SoughtTable {
  readonly root: number;
  readonly columns: number;
  /** Pages of other tables. */
  readonly others: ReadonlySet<number>;
}

/** The file is theirs to close once they are found. */
async function leavesIn(file: FileHandle, { root, columns, others }: SoughtTable): Promise<LeafPages> {
  const header = await readAt(file, 0, 100);
  // 1 stands for what has no place in two bytes.
  const size = header.readUInt16BE(PAGE_SIZE_AT) === 1 ? 65_536 : header.readUInt16BE(PAGE_SIZE_AT);
  const pageAt = (page: number): Promise<Buffer> => readAt(file, (page - 1) * size, size);
  const leaves: number[] = [];
  const total = Math.floor((await file.stat()).size / size);
  for (let page = 2; page <= total; page += 1) {
    if (!others.has(page) && isLeaf(await pageAt(page), columns)) leaves.push(page);
  }
  const original = await pageAt(root);
  let changes = header.readUInt32BE(CHANGES_AT);
  const putRoot = async (image: Buffer): Promise<void> => {
    await file.write(image, 0, size, (root - 1) * size);
    // Or SQLite would go on with what it has read.
    changes += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(changes);
    await file.write(count, 0, 4, CHANGES_AT);
  };
  return {
    count: leaves.length,
    async show(at) {
      const page = leaves[at] ?? root;
      await putRoot(page === root ? original : await pageAt(page));
    },
    async close() {
      try {
        await putRoot(original);
      } finally {
        await file.close();
      }
    },
  };
}

/** Whether rows stand on a page that have no more columns than that: a column that was added later is in no older row. */
function isLeaf(page: Buffer, columns: number): boolean {
  if (page[0] !== LEAF_OF_TABLE || page.readUInt16BE(CELLS_AT) === 0) return false;
  // Behind the length of the row and its rowid come the types of its columns, a number each.
  const types = pastNumber(page, pastNumber(page, page.readUInt16BE(FIRST_CELL_AT)));
  const end = types + (page[types] ?? 0);
  let count = 0;
  for (let at = pastNumber(page, types); at < end; at = pastNumber(page, at)) count += 1;
  return count > 0 && count <= columns;
}

/** Where the next number begins: each has up to nine bytes, and all but the last begin with a set bit. */
function pastNumber(page: Buffer, at: number): number {
  let last = at;
  while (last < at + 8 && (page[last] ?? 0) >= 0x80) last += 1;
  return last + 1;
}

/** What can be reached of all other tables, page by page. */
async function pagesOfOthers(client: Client, table: string): Promise<ReadonlySet<number>> {
  const { rows } = await client.execute({
    sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name <> ?",
    args: [table],
  });
  const pages = new Set<number>();
  for (const name of ['sqlite_schema', ...rows.map((row) => columnText(row['name']))]) {
    const found = await client.execute({ sql: 'SELECT pageno FROM dbstat WHERE name = ?', args: [name] }).then(
      (result) => result.rows,
      // Damaged as well: most of its rows are none that the table takes.
      () => [],
    );
    for (const row of found) pages.add(Number(row['pageno']));
  }
  return pages;
}

async function numberFrom(client: Client, sql: string, table: string): Promise<number> {
  const { rows } = await client.execute({ sql, args: [table] });
  return Number(rows[0]?.[0] ?? 0);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}
