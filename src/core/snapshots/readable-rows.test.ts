import { createClient } from '@libsql/client/sqlite3';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readableRows } from './readable-rows';

/** Before the text of a row of one short column stand its rowid, the length of the header, and the column's type. */
const ROWID_BEFORE_TEXT = 3;
/** More than such a damaged table may take. */
const ENOUGH = 50;

/** The texts that are read of a table whose row `damaged` has another rowid in the file, in place of its own. */
async function readDamaged(rowids: readonly number[], damaged: number, rowid: number): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rows é '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'a.db');
  const url = pathToFileURL(path).href;
  const writer = createClient({ url });
  await writer.execute('CREATE TABLE said (text TEXT)');
  for (const each of rowids) {
    await writer.execute({ sql: 'INSERT INTO said (rowid, text) VALUES (?, ?)', args: [each, `row ${each}.`] });
  }
  writer.close();
  const bytes = await readFile(path);
  bytes[bytes.indexOf(`row ${damaged}.`) - ROWID_BEFORE_TEXT] = rowid;
  await writeFile(path, bytes);
  const source = createClient({ url, intMode: 'bigint' });
  onTestFinished(() => source.close());
  const read: unknown[] = [];
  for await (const rows of readableRows(source, 'SELECT rowid AS "rowid ", text FROM said NOT INDEXED')) {
    read.push(...rows.map(({ text }) => text));
    if (read.length > ENOUGH) throw new Error('the same rows come again and again');
  }
  return read;
}

it.each([
  [[5, 9, 12], 12, 3],
  [[5, 9, 12], 9, 5],
  [[5, 9, 12], 9, 2],
  [[5, 9, 12], 5, 100],
  [[5, 9, 12], 9, 100],
])(
  'of rows %j all are read, and the reading ends, where row %i is said to be row %i',
  async (rowids, damaged, rowid) => {
    const read = await readDamaged(rowids, damaged, rowid);
    expect(new Set(read)).toEqual(new Set(rowids.map((each) => `row ${each}.`)));
  },
);
