import { createClient, type Client } from '@libsql/client/sqlite3';
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
