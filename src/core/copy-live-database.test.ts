import { createClient, type Client } from '@libsql/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createLiveCopier } from './copy-live-database';

const open = (path: string): Client => createClient({ url: pathToFileURL(path).href });

async function setUp() {
  const dir = await mkdtemp(join(tmpdir(), 'copy é '));
  const path = join(dir, 'live.db');
  const live = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  const copier = createLiveCopier(path);
  onTestFinished(async () => {
    live.close();
    await copier.close();
    await rm(dir, { recursive: true });
  });
  await live.execute('PRAGMA journal_mode = WAL');
  // Moves what is written from the log into the file all the time.
  await live.execute('PRAGMA wal_autocheckpoint = 5');
  await live.execute('CREATE TABLE numbers (n INTEGER PRIMARY KEY, padding BLOB)');
  return { dir, live, copier };
}

async function read(path: string) {
  const client = open(path);
  const check = await client.execute('PRAGMA integrity_check');
  const { rows } = await client.execute('SELECT count(*) AS count, max(n) AS last FROM numbers');
  client.close();
  return { check: check.rows[0]?.[0], count: rows[0]?.['count'], last: rows[0]?.['last'] };
}

test('a copy taken while others write is what was committed at one moment, whole', async () => {
  const { dir, live, copier } = await setUp();
  let written = 0;
  const write = (n: number) => live.execute({ sql: 'INSERT INTO numbers VALUES (?, randomblob(20000))', args: [n] });
  for (; written < 300; written += 1) await write(written + 1);
  const target = join(dir, 'copy.db');
  const copy = { isDone: false };
  const copying = copier.copyTo(target).finally(() => {
    copy.isDone = true;
  });
  const before = written;
  for (; !copy.isDone; written += 1) {
    await write(written + 1);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await copying;
  const copied = await read(target);
  expect(copied).toMatchObject({ check: 'ok', count: copied.last });
  expect(Number(copied.last)).toBeGreaterThanOrEqual(before);
  expect(Number(copied.last)).toBeLessThan(written);
});

test('what was written before is in the copy, also what was only in the log', async () => {
  const { dir, live, copier } = await setUp();
  for (const n of [1, 2, 3]) {
    await live.execute({ sql: 'INSERT INTO numbers VALUES (?, NULL)', args: [n] });
    await copier.copyTo(join(dir, `copy-${n}.db`));
    expect(await read(join(dir, `copy-${n}.db`))).toEqual({ check: 'ok', count: n, last: n });
  }
});
