import { createClient } from '@libsql/client';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/**
 * Overwrites the fullest page of a table that holds rows (`leaf`) or leads to those that do (`internal`), once all of the
 * database is in its file.
 */
export async function damagePage(path: string, table: string, kind: 'leaf' | 'internal'): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  const { rows } = await client.execute({
    sql: 'SELECT pageno, pgoffset, pgsize FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY ncell DESC, pageno LIMIT 1',
    args: [table, kind],
  });
  client.close();
  const [page] = rows;
  if (page === undefined) throw new Error(`${table} has no such page`);
  const [at, size] = [Number(page['pgoffset']), Number(page['pgsize'])];
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0x5a, at, at + size));
}

/** Overwrites the first letter of a text wherever it stands in a database, with a byte that no UTF-8 has. */
export async function damageText(path: string, text: string): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  client.close();
  const bytes = await readFile(path);
  if (!bytes.includes(text)) throw new Error(`${text} is not in the file`);
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) bytes[at] = 0xff;
  await writeFile(path, bytes);
}
