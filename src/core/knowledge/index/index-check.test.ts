import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { corruptFile, randomOf } from '../../testing/corrupt-file';
import { createMemoryLog } from '../../testing/memory-log';
import { readAllRows } from '../../testing/read-all-rows';
import { emptyLog } from '../empty-log';
import { createPriority } from '../priority';
import { writeFiles } from '../testing/git-repository';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { createIndexCheck } from './index-check';
import { openIndexDatabase } from './open-index-database';

// Whole databases are written and looked through again and again.
vi.setConfig({ testTimeout: 60_000 });

const SESSION = '01900000-0000-7000-8000-000000000001';

/** An index of a folder and of what was said, with vectors of both, as closing leaves it. */
async function filledIndex() {
  const config = await temporaryConfig();
  const source = sourceOf('folder', join(config.dir, 'docs'));
  const page = (at: number): string => `# Bird ${at}\n\nThe heron ${at} waits in [the reeds](page-${at + 1}.md).\n`;
  const pages = Array.from({ length: 20 }, (_, at) => [`page-${at}.md`, page(at)]);
  await writeFiles(source.address, { ...Object.fromEntries(pages), 'nest.ts': 'export const nest = 1;\n' });
  const knowledge = openKnowledge(config);
  await update(knowledge, source);
  const said = Array.from({ length: 10 }, (_, at) => `On day ${at} the heron flew over the lake.`);
  await knowledge.memory.save(saveOf(SESSION, conversation(...said)));
  await knowledge.memory.settled();
  await knowledge.close();
  return { config, source, path: config.indexDbPath };
}

async function opened(path: string, limits: { readonly limitMs?: number; readonly logBytes?: number } = {}) {
  const log = createMemoryLog();
  const database = await openIndexDatabase(path, () => 0, log, limits.logBytes);
  const parts = { index: async () => database, priority: createPriority(), log, ...limits };
  return { ...database, check: createIndexCheck(parts).check };
}

/** Whether opening an index finds it damaged, or else a check of it; one of no version of ours is made anew. */
async function isNoticed(path: string): Promise<boolean> {
  const { client, aside, check } = await opened(path);
  try {
    const { rows } = await client.execute('SELECT count(*) AS sources FROM sources');
    return aside !== null || Number(rows[0]?.['sources']) === 0 || !(await check()).isSound;
  } finally {
    client.close();
  }
}

/** Flips one bit, or overwrites a page or some bytes, by chance. */
async function damage(path: string, kind: 'bit' | 'run', seed: number): Promise<void> {
  const random = randomOf(seed);
  if (kind === 'run') return void (await corruptFile(path, random));
  const bytes = await readFile(path);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  await writeFile(path, bytes);
}

test('whatever is damaged in an index, opening it or a check finds it, unless nothing stored reads otherwise', async () => {
  const { path } = await filledIndex();
  const sound = await readFile(path);
  const stored = await readAllRows(path);
  const damagedPath = (await temporaryConfig()).indexDbPath;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('bit' as const, 'run' as const), fc.nat(), async (kind, seed) => {
      await writeFile(damagedPath, sound);
      await damage(damagedPath, kind, seed);
      const damaged = await readFile(damagedPath);
      // Reading may write.
      const readPath = join(dirname(damagedPath), 'read.db');
      await writeFile(readPath, damaged);
      const isHarmless = (await readAllRows(readPath)) === stored;
      expect((await isNoticed(damagedPath)) || isHarmless).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('damage of the first page is found, which opening does not write', async () => {
  const { path } = await filledIndex();
  const bytes = await readFile(path);
  // A name that SQL reads as the same: no check of SQLite's own could find it.
  const at = bytes.indexOf('resource_id');
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(8_192);
  bytes.write('R', at);
  await writeFile(path, bytes);
  const { client, aside, check } = await opened(path);
  expect(aside).toBe(null);
  expect(await check()).toEqual({ isSound: false });
  client.close();
});

test('a vector that is damaged is found by a check, and the next start makes the index anew', async () => {
  const { config, source, path } = await filledIndex();
  const bytes = await readFile(path);
  const before = await opened(path);
  const { rows } = await before.client.execute("SELECT pageno FROM dbstat WHERE name GLOB 'passage_vectors_*'");
  before.client.close();
  const end = Number(rows[0]?.['pageno']) * 8_192;
  bytes[end - 1] = (bytes[end - 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const damaged = openKnowledge(config, { now: () => 7 });
  expect(await damaged.memory.open()).toMatchObject({ indexAside: null });
  expect(await damaged.index.check()).toEqual({ isSound: false });
  await damaged.close();
  const knowledge = openKnowledge(config, { now: () => 7 });
  const health = await knowledge.memory.open();
  await update(knowledge, source);
  await knowledge.memory.settled();
  expect(health).toMatchObject({ indexAside: 'index.db.damaged-1970-01-01T00-00-00-007Z' });
  expect(await search(knowledge, source, 'heron 3', 1)).toHaveLength(1);
  expect((await knowledge.memory.recall(recallOf('heron over the lake'))).recalled.length).toBeGreaterThan(0);
  expect(await knowledge.index.check()).toEqual({ isSound: true });
});

const STEPS = ['write', 'delete', 'drop', 'shrink', 'emptyLog', 'check', 'kill', 'close'] as const;
type Step = (typeof STEPS)[number];
/** So that it is full after some writes. */
const LOG_BYTES = 400_000;

/** An index that is written to, and that a kill leaves as it is then. */
async function writtenIndex() {
  const alarms: string[] = [];
  const open = async (path: string) => {
    const database = await opened(path, { logBytes: LOG_BYTES });
    if (database.aside !== null) alarms.push(database.aside);
    return { path, ...database };
  };
  let index = await open((await temporaryConfig()).indexDbPath);
  let last = 0;
  const write = async (): Promise<void> => {
    for (let time = 0; time < 6; time += 1) {
      const rows = `generate_series(${last + 1}, ${last + 10})`;
      last += 10;
      await index.client.batch([
        'CREATE TABLE IF NOT EXISTS more (id INTEGER PRIMARY KEY, vector BLOB)',
        `INSERT INTO more SELECT value, randomblob(600) FROM ${rows}`,
        `INSERT INTO passages_text (rowid, text) SELECT value, hex(randomblob(40)) FROM ${rows}`,
      ]);
    }
  };
  const kill = async (): Promise<void> => {
    const path = (await temporaryConfig()).indexDbPath;
    for (const part of ['', '-wal']) await writeFile(path + part, await readFile(index.path + part));
    index.client.close();
    index = await open(path);
  };
  const run = async (step: Step): Promise<unknown> => {
    switch (step) {
      case 'write':
        return write();
      case 'delete':
        return index.client.execute(`DELETE FROM passages_text WHERE rowid % 3 = 0 AND rowid <= ${last}`);
      case 'drop':
        return index.client.execute('DROP TABLE IF EXISTS more');
      case 'shrink':
        return index.client.executeMultiple('PRAGMA incremental_vacuum(20)');
      case 'emptyLog':
        return emptyLog(index.client);
      case 'check':
        if (!(await index.check()).isSound) alarms.push(step);
        return;
      case 'kill':
        return kill();
      case 'close':
        // With what is in the log left there.
        index.client.close();
        index = await open(index.path);
        return;
    }
  };
  return { run, alarms, close: () => index.client.close() };
}

test('whatever is written, and wherever the app is killed, a sound index is found sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 2, maxLength: 12 }), async (sequence) => {
      const { run, alarms, close } = await writtenIndex();
      // Beside each other, as updates, searches and checks run; what is killed or closed does nothing else.
      const beside: Promise<unknown>[] = [];
      for (const step of sequence) {
        const isAlone = step === 'kill' || step === 'close';
        if (isAlone) await Promise.all(beside.splice(0));
        beside.push(run(step));
        if (isAlone || beside.length === 3) await Promise.all(beside.splice(0));
      }
      await Promise.all(beside);
      await run('emptyLog');
      await run('check');
      close();
      expect(alarms).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('what is written just as the log is emptied goes into the file with its sums', async () => {
  const { client, check } = await opened((await temporaryConfig()).indexDbPath);
  await client.execute('CREATE TABLE more AS SELECT value AS id, 0 AS number FROM generate_series(1, 20)');
  await emptyLog(client);
  const writes = Array.from({ length: 20 }, (_, at) => client.execute(`UPDATE more SET number = 1 WHERE id = ${at}`));
  await Promise.all([...writes, emptyLog(client)]);
  await emptyLog(client);
  expect(await check()).toEqual({ isSound: true });
  client.close();
});

test('a check that has had its time goes on from there the next time', async () => {
  const path = (await temporaryConfig()).indexDbPath;
  const before = await opened(path);
  await before.client.execute(
    'CREATE TABLE more AS SELECT value AS id, randomblob(7000) AS vector FROM generate_series(1, 200)',
  );
  await emptyLog(before.client);
  before.client.close();
  const bytes = await readFile(path);
  const at = bytes.length - 4_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const found: boolean[] = [];
  while (found.at(-1) !== false && found.length < 10) {
    const { client, check } = await opened(path, { limitMs: -1 });
    found.push((await check()).isSound);
    client.close();
  }
  expect(found).toEqual([true, true, true, false]);
});
