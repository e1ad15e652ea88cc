import { sql } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { settings } from '../../shared/domain/settings';
import { createCitedTextRepository } from '../db/cited-text-repository';
import { createCleanUpRepository } from '../db/clean-up-repository';
import { createJournalRepository } from '../db/journal-repository';
import { openDatabase, type OpenedDatabase } from '../db/open-database';
import { createSessionRepository } from '../db/session-repository';
import { createToolSessionRepository } from '../db/tool-session-repository';
import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { DELETION_BEGUN } from '../ports';
import { cleanUp, startCleanUp, type CleanUpOptions } from './clean-up';
import { storedSession } from '../testing/stored-session';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

let dir: string;
let database: OpenedDatabase;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lectern-'));
  database = await openDatabase({
    userDataDir: dir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: () => NOW,
  });
});
afterEach(async () => {
  database.close();
  await rm(dir, { recursive: true });
});

function optionsWith(change: Partial<CleanUpOptions>): CleanUpOptions {
  return {
    store: createCleanUpRepository(database.db),
    journal: createJournalRepository(database.db),
    deleteTrashed: (id) => createCleanUpRepository(database.db).deleteSession(id),
    settings: () => settings.parse({}),
    trimRepositories: async () => undefined,
    expiry: { nextRun: async () => NOW },
    onSessionChange: () => undefined,
    now: () => NOW,
    log: createMemoryLog(),
    ...change,
  };
}

async function run(change: Partial<CleanUpOptions> = {}): Promise<{ forgotten: string[] }> {
  const forgotten: string[] = [];
  const deleteTrashed: CleanUpOptions['deleteTrashed'] = async (id) => {
    forgotten.push(id);
    await createCleanUpRepository(database.db).deleteSession(id);
  };
  await cleanUp(optionsWith({ deleteTrashed, ...change }));
  return { forgotten };
}

const sessions = () => createSessionRepository(database.db);
async function addSession(
  id: string,
  lastAccessed: number,
  change: { pinned?: boolean; isArchived?: boolean; trashedAt?: number } = {},
): Promise<void> {
  await sessions().add([storedSession({ id, resourceId: 'local', createdAt: 1, modelId: null, title: null })]);
  await sessions().update(id, { lastAccessed, ...change });
}

it('tool sessions expire 30 days after their last use; conversations do not unless the user says so', async () => {
  await addSession('old', NOW - 400 * DAY);
  const tools = createToolSessionRepository(database.db);
  const key = (toolKey: string) => ({ sessionId: 'old', toolName: 't', toolKey });
  await tools.getOrCreate(key('stale'), {}, NOW - 31 * DAY);
  await tools.getOrCreate(key('fresh'), {}, NOW - 29 * DAY);
  await run();
  expect((await tools.listBySession('old')).map((row) => row.toolKey)).toEqual(['fresh']);
  expect((await sessions().list()).map((row) => row.id)).toEqual(['old']);
});

it('a limit trashes untouched conversations but never pinned or archived ones, and the trash empties 30 days later', async () => {
  await addSession('untouched', NOW - 11 * DAY);
  await addSession('pinned', NOW - 11 * DAY, { pinned: true });
  await addSession('archived', NOW - 11 * DAY, { isArchived: true });
  await addSession('recent', NOW - 9 * DAY);
  await addSession('trashed', NOW - 40 * DAY, { trashedAt: NOW - 31 * DAY });
  await addSession('trashed lately', NOW - 40 * DAY, { trashedAt: NOW - 29 * DAY });
  const { forgotten } = await run({ settings: () => settings.parse({ conversationLifeDays: 10 }) });
  expect((await sessions().list()).map((row) => row.id).toSorted()).toEqual(['archived', 'pinned', 'recent']);
  expect([(await sessions().get('untouched'))?.trashedAt, forgotten]).toEqual([NOW, ['trashed']]);
  expect(await sessions().get('trashed')).toBeNull();
  expect(await sessions().get('trashed lately')).not.toBeNull();
});

it('a session that cannot be deleted is left for the next run, and keeps no other in the trash', async () => {
  for (const id of ['first', 'stuck', 'last']) await addSession(id, 0, { trashedAt: 1 });
  const log = createMemoryLog();
  const deleteTrashed = async (id: string): Promise<void> => {
    if (id === 'stuck') throw new Error('broken');
    await createCleanUpRepository(database.db).deleteSession(id);
  };
  await run({ deleteTrashed, log });
  const left = await Promise.all(['first', 'stuck', 'last'].map(async (id) => (await sessions().get(id))?.id));
  expect([left, log.lines.length]).toEqual([[undefined, 'stuck', undefined], 1]);
});

it('one run takes at most ten conversations, oldest first, and deletes as few for good', async () => {
  const ids = Array.from({ length: 15 }, (_, index) => `s${String(index).padStart(2, '0')}`);
  for (const [index, id] of ids.entries()) await addSession(id, NOW + index);
  for (const id of ids) await addSession(`t${id}`, 0, { trashedAt: NOW });
  const { forgotten } = await run({
    expiry: { nextRun: async () => NOW + 4_000 * DAY },
    settings: () => settings.parse({ conversationLifeDays: 365 }),
  });
  const left = (await sessions().list()).map((row) => row.id).toSorted();
  expect([left, forgotten.length]).toEqual([ids.slice(10), 10]);
});

it('keeps at most 20,000 tool sessions', async () => {
  await addSession('s', NOW);
  await database.db.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20005)
     INSERT INTO tool_sessions SELECT 's', 't', i, '{}', ${NOW}, ${NOW} + i FROM n`,
  );
  await run();
  expect((await createToolSessionRepository(database.db).listBySession('s')).length).toBe(20_000);
});

it('one run lets a tenth of the tool sessions and receipts expire, the oldest first, and those in use never', async () => {
  await addSession('s', NOW);
  await database.db.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
     INSERT INTO tool_sessions SELECT 's', 't', printf('%03d', i), '{}', 1, i FROM n`,
  );
  await database.db.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
     INSERT INTO journal_turns (answer_id, prompt_id, attempt, session_id, text, status, created_at, asked_at)
     SELECT printf('a%03d', i), printf('p%03d', i), 1, 's', '""', iif(i % 2, 'saved', 'closed'), i, i FROM n`,
  );
  await run();
  const left = async (table: string, column: string) =>
    (await database.db.all<{ key: string }>(sql.raw(`SELECT ${column} AS key FROM ${table} ORDER BY key`))).map(
      ({ key }) => key,
    );
  const all = Array.from({ length: 200 }, (_, at) => at + 1);
  const keyOf = (number: number): string => String(number).padStart(3, '0');
  expect([await left('tool_sessions', 'tool_key'), await left('journal_turns', 'answer_id')]).toEqual([
    all.filter((number) => number > 20).map(keyOf),
    all.filter((number) => number > 40 || number % 2 === 0).map((number) => `a${keyOf(number)}`),
  ]);
});

it('a run that is not due lets nothing expire, but ends what was begun', async () => {
  await addSession('begun', 0, { trashedAt: DELETION_BEGUN });
  await addSession('trashed', 0, { trashedAt: 1 });
  await addSession('untouched', 0);
  await createToolSessionRepository(database.db).getOrCreate(
    { sessionId: 'untouched', toolName: 't', toolKey: '' },
    {},
    1,
  );
  const trimmedAt: (number | null)[] = [];
  const { forgotten } = await run({
    expiry: { nextRun: async () => null },
    settings: () => settings.parse({ conversationLifeDays: 10 }),
    trimRepositories: async (time) => void trimmedAt.push(time),
  });
  const tools = await createToolSessionRepository(database.db).listBySession('untouched');
  expect([forgotten, trimmedAt, tools.length, (await sessions().list()).map(({ id }) => id)]).toEqual([
    ['begun'],
    [null],
    1,
    ['untouched'],
  ]);
});

it('the least recently used tool sessions go first', async () => {
  await addSession('s', NOW);
  const tools = createToolSessionRepository(database.db);
  for (const index of [1, 2, 3, 4]) {
    await tools.getOrCreate({ sessionId: 's', toolName: 't', toolKey: String(index) }, {}, NOW + (index % 4));
  }
  await createCleanUpRepository(database.db).capToolSessions(2);
  expect((await tools.listBySession('s')).map((row) => String(row.toolKey)).toSorted()).toEqual(['2', '3']);
});

it('a file is kept while a session cites it, and deleted with the last one that did', async () => {
  for (const id of ['first', 'second']) await addSession(id, NOW);
  const texts = createCitedTextRepository(database.db);
  const content = Buffer.from('packed');
  await texts.cite('first', ['shared', 'own']);
  await texts.cite('second', ['shared']);
  for (const blob of ['shared', 'own']) await texts.save(blob, content);
  const kept = async () => [await texts.get('shared'), await texts.get('own')];
  await run();
  const whileCited = await kept();
  await sessions().update('first', { trashedAt: 1 });
  await run();
  const afterFirst = await kept();
  await sessions().update('second', { trashedAt: 1 });
  await run();
  expect([whileCited, afterFirst, await kept()]).toEqual([
    [content, content],
    [content, null],
    [null, null],
  ]);
});

it('runs at once and then daily, after a run that failed too, until it is ended', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  let runs = 0;
  const nextRun = async (): Promise<null> => {
    runs += 1;
    throw new Error('broken');
  };
  const ending = new AbortController();
  startCleanUp(optionsWith({ expiry: { nextRun } }), ending.signal);
  const counts = [runs];
  for (let day = 0; day < 2; day += 1) {
    vi.advanceTimersByTime(DAY);
    counts.push(runs);
  }
  ending.abort();
  vi.advanceTimersByTime(DAY);
  expect([...counts, runs]).toEqual([1, 2, 3, 3]);
});

it('trims the fetched repositories, although the trash cannot be emptied', async () => {
  await addSession('stuck', 0, { trashedAt: 1 });
  let trims = 0;
  const deleteTrashed: CleanUpOptions['deleteTrashed'] = () => Promise.reject(new Error('broken'));
  await run({ deleteTrashed, trimRepositories: async () => void (trims += 1) });
  expect(trims).toBe(1);
});

it('lets go of fetched repositories, and then empties the trash', async () => {
  await addSession('trashed', 0, { trashedAt: 1 });
  const steps: string[] = [];
  await run({
    trimRepositories: async () => void steps.push('repositories'),
    deleteTrashed: async (id) => void steps.push(id),
  });
  expect(steps).toEqual(['repositories', 'trashed']);
});
