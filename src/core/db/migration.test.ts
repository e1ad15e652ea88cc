import { createClient } from '@libsql/client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openData } from '../open-data';
import { sealCopy, type SealCopy } from '../snapshots/seal-copy';
import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { createSessionRepository } from './session-repository';
import { storedSession } from '../testing/stored-session';

const SESSION = { id: 's1', resourceId: 'local', createdAt: 1, modelId: null, title: 'Kept' };
const NEXT = '9999_next';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lectern é '));
});
afterEach(() => rm(dir, { recursive: true }));

/** Migrations of a newer app: those of this one, and one more. */
async function newerMigrations(sql: string): Promise<string> {
  const folder = join(dir, 'migrations');
  await cp(MIGRATIONS, folder, { recursive: true });
  await writeFile(join(folder, `${NEXT}.sql`), sql);
  const path = join(folder, 'meta', '_journal.json');
  // Written by drizzle-kit.
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { when: number }[] };
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
  const next = { idx: journal.entries.length, version: '6', when, tag: NEXT, breakpoints: true };
  await writeFile(path, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
  return folder;
}

const open = (migrationsDir: string, seal: SealCopy = sealCopy) =>
  // What opening reads of the app's configuration.
  openData(
    {
      userDataDir: dir,
      databaseUrl: null,
      databaseToken: null,
      migrationsDir,
      now: Date.now,
      log: createMemoryLog(),
      fetch,
    },
    seal,
  );

async function makeOlder(): Promise<void> {
  const opened = await open(MIGRATIONS);
  await createSessionRepository(opened.db).add([storedSession(SESSION)]);
  opened.close();
}

async function titles(migrationsDir: string): Promise<readonly (string | null)[]> {
  const opened = await open(migrationsDir);
  const sessions = await createSessionRepository(opened.db).list();
  opened.close();
  return sessions.map(({ title }) => title);
}

test('before a migration there is a snapshot, which the older app can open', async () => {
  await makeOlder();
  const newer = await newerMigrations("UPDATE sessions SET title = 'Migrated';");
  const opened = await open(newer);
  const [snapshot] = await opened.snapshotStore.list();
  opened.close();
  expect(snapshot).toMatchObject({ reason: 'migration' });
  expect(await titles(newer)).toEqual(['Migrated']);
  await cp(join(dir, 'snapshots', snapshot?.id ?? '', 'local.db'), join(dir, 'local.db'));
  for (const part of ['-wal', '-shm']) await rm(join(dir, `local.db${part}`), { force: true });
  expect(await titles(MIGRATIONS)).toEqual(['Kept']);
});

test.each([
  ['there is no room', { code: 'data.full', params: {} }, () => Promise.reject(withCode('ENOSPC')), ''],
  ['there is a file in the place of the folder', { code: 'internal', params: {} }, sealCopy, 'snapshots'],
  ['mastra.db is damaged', { code: 'data.damaged', params: { file: 'mastra.db' } }, sealCopy, 'mastra.db'],
] as const)('a snapshot that cannot be made before a migration is told: %s', async (_, reason, seal, file) => {
  await makeOlder();
  if (file !== '') await writeFile(join(dir, file), 'This was something else.');
  const opened = await open(await newerMigrations("UPDATE sessions SET title = 'Migrated';"), seal);
  const [session] = await createSessionRepository(opened.db).list();
  opened.close();
  const isSuspect = await opened.snapshotStore.isSuspect('mastra.db').catch(() => false);
  expect([opened.notices, session?.title, isSuspect]).toEqual([
    [{ code: 'snapshot.notBeforeUpdate', params: {} }, reason],
    'Migrated',
    file === 'mastra.db',
  ]);
});

test('a local.db that the snapshot before a migration finds damaged is put back first, and then brought to the new schema', async () => {
  await makeOlder();
  const newer = await newerMigrations("UPDATE sessions SET title = 'Migrated';");
  const database = createClient({ url: pathToFileURL(join(dir, 'local.db')).href, concurrency: 1 });
  // An index that does not fit its table: the look at each start does not go that far.
  await database.execute('PRAGMA writable_schema = ON');
  await database.execute(
    "UPDATE sqlite_master SET sql = replace(sql, 'last_accessed', 'title') WHERE name = 'sessions_by_access'",
  );
  database.close();
  const opened = await open(newer);
  const [session] = await createSessionRepository(opened.db).list();
  const check = await opened.db.get('PRAGMA integrity_check(1)');
  opened.close();
  expect([opened.notices.map(({ code }) => code), session?.id, check]).toEqual([
    ['data.salvaged'],
    SESSION.id,
    { integrity_check: 'ok' },
  ]);
});

test('a migration whose last statement fails changes nothing', async () => {
  await makeOlder();
  const newer = await newerMigrations(
    'DELETE FROM sessions;\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
  );
  await expect(open(newer)).rejects.toThrow();
  expect(await titles(MIGRATIONS)).toEqual(['Kept']);
});

test('a migration that is killed in the middle changes nothing', async () => {
  await makeOlder();
  // Goes on for as long as it is left.
  const slow = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;';
  const newer = await newerMigrations(`DELETE FROM sessions;\n--> statement-breakpoint\n${slow}`);
  const script = `
    import { createClient } from ${JSON.stringify(import.meta.resolve('@libsql/client'))};
    import { drizzle } from ${JSON.stringify(import.meta.resolve('drizzle-orm/libsql'))};
    import { migrate } from ${JSON.stringify(import.meta.resolve('drizzle-orm/libsql/migrator'))};
    const url = ${JSON.stringify(pathToFileURL(join(dir, 'local.db')).href)};
    const client = createClient({ url, timeout: 10_000, concurrency: 1 });
    process.stdout.write('begins');
    await migrate(drizzle(client), { migrationsFolder: ${JSON.stringify(newer)} });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await untilLocked(join(dir, 'local.db'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await titles(MIGRATIONS)).toEqual(['Kept']);
});

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Resolves when another process is in the middle of a write. */
async function untilLocked(path: string): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    for (;;) {
      const isFree = await client.batch(['SELECT 1'], 'write').then(
        () => true,
        () => false,
      );
      if (!isFree) return;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  } finally {
    client.close();
  }
}
