import { createClient } from '@libsql/client';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { createKnowledge } from '../src/core/knowledge/create-knowledge';
import { createSessionRepository } from '../src/core/db/session-repository';
import { openData } from '../src/core/open-data';
import { agreeDatabases } from '../src/core/snapshots/agree-databases';
import { createJournalRepository } from '../src/core/db/journal-repository';
import { createLiveCopier } from '../src/core/copy-live-database';
import { sealCopy } from '../src/core/snapshots/seal-copy';
import { createSnapshotStore } from '../src/core/snapshots/snapshot-store';
import { takeSnapshot } from '../src/core/snapshots/take-snapshot';
import { RESOURCE_ID } from '../src/shared/domain/ids';
import { corruptFile, randomOf } from '../src/core/testing/corrupt-file';
import { knowledgeConfigIn } from './support/knowledge-config.ts';
import { report, say } from './support/report.ts';
import { seedData } from './support/seed-data.ts';

/**
 * A data folder as use leaves it, with a snapshot and some turns after it. In each round a random page or 64 random bytes of
 * one file are overwritten and the data is opened as a start does it. `detected`: the file was moved aside, at the start or
 * found by the next snapshot's check, or nothing that is stored reads otherwise. `usable`: sessions are listed, a thread is
 * read, a message is saved and read. Figures are those of the file that does worst.
 */
const FILES = ['local.db', 'mastra.db', 'index.db'] as const;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const root = resolve(import.meta.dirname, '..');

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, json: { type: 'boolean' } },
});
const rounds = Number(options.rounds);

const sound = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const { lastSessionId } = await seedData({ userDataDir: sound, sessions: 40, turns: 120 });
await makeSnapshot(sound);

const results: Record<string, { detected: number; usable: number; harmless: number }> = {};
for (const [at, file] of FILES.entries()) {
  const result = { detected: 0, usable: 0, harmless: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const { isUsable, isDetected, isHarmless } = await play(file, at * 100_000 + round);
    if (!isDetected && !isHarmless)
      say(`${file}, seed ${at * 100_000 + round}: something reads otherwise, and is not noticed`);
    result.usable += isUsable ? 1 : 0;
    result.detected += isDetected || isHarmless ? 1 : 0;
    result.harmless += isHarmless && !isDetected ? 1 : 0;
  }
  results[file] = result;
  say(`${file}: ${JSON.stringify(result)}`);
}
await rm(sound, { recursive: true, force: true });
const worst = (key: 'detected' | 'usable'): number => Math.min(...Object.values(results).map((each) => each[key]));
report('corrupt', { rounds, detected: worst('detected'), usable: worst('usable') }, results);

async function play(file: (typeof FILES)[number], seed: number) {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  await cp(sound, dir, { recursive: true });
  const before = await dump(join(dir, file));
  await corruptFile(join(dir, file), randomOf(seed));
  // Read from a copy: reading must not be what mends or breaks it.
  await cp(join(dir, file), join(dir, 'looked-at.db'));
  const isHarmless = (await dump(join(dir, 'looked-at.db'))) === before;
  const isUsable = await use(dir).catch((error: unknown) => {
    say(`${file}, seed ${seed}: ${String(error)}`);
    return false;
  });
  const isMoved = async (): Promise<boolean> =>
    (await readdir(dir)).some((name) => name.startsWith(`${file}.damaged-`));
  const isDetected =
    (await isMoved()) ||
    (await makeSnapshot(dir).then(
      () => false,
      () => true,
    ));
  await rm(dir, { recursive: true, force: true });
  return { isUsable, isDetected, isHarmless };
}

/** What a start and a first turn do with the data. */
async function use(userDataDir: string): Promise<boolean> {
  const migrationsDir = join(root, 'drizzle');
  const config = { userDataDir, databaseUrl: null, databaseToken: null, migrationsDir, now: Date.now, log, fetch };
  const data = await openData(config, sealCopy);
  const knowledge = createKnowledge(knowledgeConfigIn(userDataDir, join(root, 'resources/models/use-lite')));
  try {
    const { memory } = knowledge;
    const sessions = createSessionRepository(data.db);
    const { state } = await memory.open();
    await agreeDatabases({ memory, sessions, journal: createJournalRepository(data.db) });
    const listed = await sessions.list();
    const old = await memory.thread({ sessionId: lastSessionId, headMessageId: null });
    const session = { id: v7(), title: 'New', createdAt: Date.now(), isPrivate: false };
    const message = {
      id: v7(),
      role: 'user' as const,
      parts: [{ type: 'text' as const, text: 'Still here?' }],
      metadata: { parentId: null, createdAt: Date.now() },
    };
    await memory.save({ session, resourceId: RESOURCE_ID, messages: [message] });
    const saved = await memory.thread({ sessionId: session.id, headMessageId: message.id });
    return state === 'ready' && listed.length > 0 && old.messages.length > 0 && saved.messages.length === 1;
  } finally {
    await knowledge.close();
    data.close();
  }
}

async function makeSnapshot(dir: string): Promise<void> {
  const databases = (['local.db', 'mastra.db'] as const).map((file) => {
    const path = join(dir, file);
    return { file, path, ...createLiveCopier(path) };
  });
  try {
    await takeSnapshot(
      { store: createSnapshotStore(join(dir, 'snapshots')), seal: sealCopy, databases, now: Date.now },
      'daily',
    );
  } finally {
    for (const { close } of databases) await close();
  }
}

/** All rows of a database as hexadecimal text, as some may be no text any more; null when they cannot be read. */
async function dump(path: string): Promise<string | null> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  try {
    const check = await client.execute('PRAGMA integrity_check(1)');
    const schema = await client.execute(
      "SELECT hex(name), hex(sql) FROM sqlite_master WHERE type = 'table' ORDER BY name",
    );
    const tables = [];
    for (const [hexName = ''] of schema.rows.map((row) => Object.values(row).map(String))) {
      const name = Buffer.from(hexName, 'hex').toString();
      if (name.startsWith('sqlite_')) continue;
      const { columns } = await client.execute(`SELECT * FROM "${name}" LIMIT 0`);
      const values = columns.map((column) => `hex("${column}")`).join(', ');
      tables.push(name, (await client.execute(`SELECT ${values} FROM "${name}"`)).rows);
    }
    return JSON.stringify([check.rows, schema.rows, tables]);
  } catch {
    return null;
  } finally {
    client.close();
  }
}
