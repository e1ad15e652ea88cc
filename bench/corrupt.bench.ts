import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { createKnowledge } from '../src/core/knowledge/create-knowledge';
import { createSessionRepository } from '../src/core/db/session-repository';
import { findAppError } from '../src/core/errors';
import { openData } from '../src/core/open-data';
import { agreeDatabases } from '../src/core/snapshots/agree-databases';
import { createJournalRepository } from '../src/core/db/journal-repository';
import { createLiveCopier } from '../src/core/copy-live-database';
import { sealCopy } from '../src/core/snapshots/seal-copy';
import { createSnapshotStore } from '../src/core/snapshots/snapshot-store';
import { createSnapshots } from '../src/core/snapshots/snapshots';
import { RESOURCE_ID } from '../src/shared/domain/ids';
import { corruptFile, randomOf } from '../src/core/testing/corrupt-file';
import { readAllRows } from '../src/core/testing/read-all-rows';
import { knowledgeConfigIn } from './support/knowledge-config.ts';
import { report, say } from './support/report.ts';
import { seedData } from './support/seed-data.ts';

/**
 * A data folder as use leaves it, with a snapshot and some turns after it. In each round a random page or 64 random bytes of
 * one file are overwritten and the data is opened as a start does it. `detected`: the file was moved aside at the start, or was
 * found damaged by what looks at it while the app runs (the next snapshot, or the check of the index) and moved aside at the
 * start after that, or nothing that is stored reads otherwise. `usable`: sessions are listed, a thread is read, a message is
 * saved and read, at both starts. Figures are those of the file that does worst.
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
  const before = await readAllRows(join(dir, file));
  await corruptFile(join(dir, file), randomOf(seed));
  // Read from a copy: reading must not be what mends or breaks it.
  await cp(join(dir, file), join(dir, 'looked-at.db'));
  const isHarmless = (await readAllRows(join(dir, 'looked-at.db'))) === before;
  const run = (): Promise<boolean> =>
    use(dir).catch((error: unknown) => {
      say(`${file}, seed ${seed}: ${String(error)}`);
      return false;
    });
  // What the first run finds, the second one mends.
  const isUsable = (await run()) && (await run());
  const isDetected = (await readdir(dir)).some((name) => name.startsWith(`${file}.damaged-`));
  await rm(dir, { recursive: true, force: true });
  return { isUsable, isDetected, isHarmless };
}

/** What a start, a first turn and what looks for damage a while later do with the data. */
async function use(userDataDir: string): Promise<boolean> {
  const migrationsDir = join(root, 'drizzle');
  const config = { userDataDir, databaseUrl: null, databaseToken: null, migrationsDir, now: Date.now, log, fetch };
  const data = await openData(config, sealCopy);
  const knowledge = createKnowledge(knowledgeConfigIn(userDataDir, join(root, 'resources/models/use-lite')));
  try {
    const { memory } = knowledge;
    const sessions = createSessionRepository(data.db);
    const { state } = await memory.open();
    await agreeDatabases({ memory, sessions, journal: createJournalRepository(data.db), isRecovered: true });
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
    await makeSnapshot(userDataDir);
    await knowledge.index.check();
    return state === 'ready' && listed.length > 0 && old.messages.length > 0 && saved.messages.length === 1;
  } finally {
    await knowledge.close();
    data.close();
  }
}

/** As the app makes one: a file that is found damaged is remembered for the next start. */
async function makeSnapshot(dir: string): Promise<void> {
  const databases = (['local.db', 'mastra.db'] as const).map((file) => {
    const path = join(dir, file);
    return { file, path, ...createLiveCopier(path) };
  });
  const snapshots = createSnapshots({
    store: createSnapshotStore(join(dir, 'snapshots')),
    seal: sealCopy,
    databases,
    asidesOf: [],
    isLocal: true,
    status: { raise: () => undefined },
    now: Date.now,
    log,
  });
  try {
    await snapshots.make();
  } catch (error) {
    if (findAppError(error)?.code !== 'data.damaged') throw error;
  } finally {
    await snapshots.close();
    for (const { close } of databases) await close();
  }
}
