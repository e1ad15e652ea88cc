import { createClient, type Client, type InStatement } from '@libsql/client/sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSoundText } from './is-sound-text';

let client: Client;
beforeEach(async () => {
  client = createClient({ url: 'file::memory:', concurrency: 1 });
  await client.execute('CREATE TABLE "a ""table" (id INTEGER PRIMARY KEY, "a name" TEXT, content BLOB, anything)');
  await client.execute(`WITH RECURSIVE n(i) AS (SELECT -450 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
    INSERT INTO "a ""table" SELECT i, 'Übung ' || i || ' 🙂', x'ff', NULL FROM n`);
  await client.execute('CREATE VIRTUAL TABLE words USING fts5(text)');
  await client.execute("INSERT INTO words VALUES ('Übung')");
  await client.execute('CREATE TABLE keyed (key TEXT PRIMARY KEY) WITHOUT ROWID');
  await client.execute("INSERT INTO keyed VALUES ('ключ')");
});
afterEach(() => client.close());

test('text in any language is sound, and so are bytes that are no text', async () => {
  expect(await isSoundText(client)).toBe(true);
});

test.each([
  ['a byte in the first row', `UPDATE "a ""table" SET "a name" = CAST(x'41ff' AS TEXT) WHERE id = -450`],
  ['half a letter at the end of the last', `UPDATE "a ""table" SET "a name" = CAST(x'41c3' AS TEXT) WHERE id = 450`],
  ['text where any value may be', `UPDATE "a ""table" SET anything = CAST(x'80' AS TEXT) WHERE id = 3`],
  ['a key', "UPDATE keyed SET key = CAST(x'fe' AS TEXT)"],
])('%s is found', async (_, sql) => {
  await client.execute(sql);
  expect(await isSoundText(client)).toBe(false);
});

test('of rows that are long few are read at once, and all of them', async () => {
  await client.execute(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
    UPDATE "a ""table" SET anything = printf('%.*c', 1000000, 'x') WHERE id IN n`);
  await client.execute(`UPDATE "a ""table" SET anything = printf('%.*c', 5000000, 'x') WHERE id = 40`);
  const lengths: number[] = [];
  const execute = async (statement: InStatement) => {
    const result = await client.execute(statement);
    const text = result.rows[0]?.['text'];
    if (text instanceof ArrayBuffer) lengths.push(text.byteLength);
    return result;
  };
  expect(await isSoundText({ execute })).toBe(true);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  expect([Math.max(...lengths) < 6_000_000, all > 35_000_000]).toEqual([true, true]);
  await client.execute(`UPDATE "a ""table" SET "a name" = CAST(x'80' AS TEXT) WHERE id = 30`);
  expect(await isSoundText({ execute })).toBe(false);
});
