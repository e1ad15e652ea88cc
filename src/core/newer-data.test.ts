import { createClient } from '@libsql/client';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { openTemporaryApp } from './testing/temporary-app';
import { askAndSave, dataFolder, openWithMemory } from './testing/whole-app';

// Whole apps are opened and closed: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

test('data that a newer app wrote is refused, and every file is byte for byte as before', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  await app.close();
  const database = createClient({ url: pathToFileURL(join(userDataDir, 'local.db')).href, concurrency: 1 });
  await database.execute("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 99999999999999)");
  database.close();
  const before = await filesIn(userDataDir);

  await expect(openTemporaryApp({ userDataDir })).rejects.toMatchObject({
    code: 'data.newer',
    params: { file: 'local.db' },
  });
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['local.db', 'mastra.db', 'index.db']));
  expect(await filesIn(userDataDir)).toEqual(before);
});

/**
 * A hash of each file, without what SQLite shares between those that have one open, and without emptied logs: those of a
 * closed database go once its statements are collected, whenever that is.
 */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hashes: Record<string, string> = {};
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('-shm')) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && path.endsWith('-wal')) return Buffer.alloc(0);
      throw error;
    });
    if (content.length === 0 && path.endsWith('-wal')) continue;
    hashes[relative(folder, path)] = createHash('sha256').update(content).digest('hex');
  }
  return hashes;
}
