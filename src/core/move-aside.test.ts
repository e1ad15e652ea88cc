import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findAsides, moveAside, removeAsides } from './move-aside';

async function damagedDatabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['a.db', 'a.db-wal', 'a.db-shm', 'b.db']) await writeFile(join(folder, name), name);
  return folder;
}

test('a database goes aside whole, with its log, and no other', async () => {
  const folder = await damagedDatabase();
  const aside = await moveAside(join(folder, 'a.db'), 0);
  expect(aside).toBe('a.db.damaged-1970-01-01T00-00-00-000Z');
  expect((await readdir(folder)).toSorted()).toEqual([aside, `${aside}-shm`, `${aside}-wal`, 'b.db']);
  expect(await readFile(join(folder, `${aside}-wal`), 'utf8')).toBe('a.db-wal');
});

test('what was moved aside is told with its size and can be removed, and nothing else is', async () => {
  const folder = await damagedDatabase();
  const aside = await moveAside(join(folder, 'a.db'), 0);
  const { names, bytes } = await findAsides(join(folder, 'a.db'));
  expect([names.toSorted(), bytes]).toEqual([[aside, `${aside}-shm`, `${aside}-wal`], 'a.dba.db-wala.db-shm'.length]);
  await removeAsides(join(folder, 'a.db'));
  expect(await readdir(folder)).toEqual(['b.db']);
});

test('a folder that was moved aside is removed only when that is asked for', async () => {
  const folder = await damagedDatabase();
  const path = join(folder, 'a.db');
  await rm(path);
  await mkdir(path);
  await writeFile(join(path, 'a picture'), '');
  const aside = await moveAside(path, 0);
  await removeAsides(path);
  const kept = await readdir(folder);
  await removeAsides(path, true);
  expect([kept.toSorted(), await readdir(folder)]).toEqual([[aside, 'b.db'], ['b.db']]);
});
