import { createClient } from '@libsql/client/sqlite3';
import { pathToFileURL } from 'node:url';
import { isSoundText } from '../is-sound-text';

/**
 * All that a database stores, and what SQLite finds wrong in it, as one text; null when it cannot be read. Values are
 * hexadecimal, as some may be no text any more. What reads the same after damage has lost nothing.
 */
export async function readAllRows(path: string): Promise<string | null> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    const check = await client.execute('PRAGMA integrity_check(1)');
    // A page that leads back to one above it has rows without end.
    if (check.rows[0]?.['integrity_check'] !== 'ok') return JSON.stringify(check.rows);
    // A name of a column that is no text ends the process.
    if (!(await isSoundText(client))) return null;
    const schema = await client.execute("SELECT hex(name), hex(sql), type = 'table' FROM sqlite_master ORDER BY name");
    const tables = [];
    for (const [hexName = '', , isTable] of schema.rows.map((row) => Object.values(row).map(String))) {
      const name = Buffer.from(hexName, 'hex').toString();
      if (isTable !== '1' || name.startsWith('sqlite_')) continue;
      const { columns } = await client.execute(`SELECT * FROM "${name}" LIMIT 0`);
      const values = columns.map((column) => `typeof("${column}"), hex("${column}")`).join(', ');
      tables.push(
        name,
        (await client.execute(`SELECT ${values} FROM "${name}"`)).rows.map((row) => Object.values(row)),
      );
    }
    return JSON.stringify([schema.rows, tables]);
  } catch {
    return null;
  } finally {
    client.close();
  }
}
