import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { settings } from '../../shared/domain/settings';
import { createCleanUpRepository } from '../db/clean-up-repository';
import { createExpiryClockRepository } from '../db/expiry-clock-repository';
import { createJournalRepository } from '../db/journal-repository';
import { openDatabase } from '../db/open-database';
import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { cleanUp } from './clean-up';
import { createExpiryClock } from './expiry-clock';

const DAY = 86_400_000;
const NOW = 20_000 * DAY;
const COUNT = 30;

/**
 * Data in which nothing is older than 20 days, and all expires after 30: conversations with a tool session and a receipt
 * each, and as many in the trash.
 */
async function openData() {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-'));
  const { db, close } = await openDatabase({
    userDataDir: dir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: () => NOW,
  });
  onTestFinished(async () => {
    close();
    await rm(dir, { recursive: true });
  });
  /** Sessions that were used at a time. */
  const add = async (kind: string, count: number, at: number, trashedAt: number | null): Promise<void> => {
    await db.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
      INSERT INTO sessions (id, resource_id, created_at, last_accessed, trashed_at)
      SELECT '${kind}' || i, 'local', ${at}, ${at}, ${String(trashedAt)} FROM n`);
    await db.run(`INSERT INTO tool_sessions (session_id, tool_name, tool_key, state, created_at, last_accessed)
      SELECT id, 't', '', '{}', created_at, created_at FROM sessions WHERE id LIKE '${kind}%'`);
    await db.run(`INSERT INTO journal_turns (answer_id, prompt_id, attempt, session_id, text, status, created_at, asked_at)
      SELECT 'a' || id, 'p' || id, 1, id, '""', 'saved', created_at, created_at FROM sessions WHERE id LIKE '${kind}%'`);
  };
  const store = createCleanUpRepository(db);
  let wallClock = NOW;
  const expiry = createExpiryClock({ store: createExpiryClockRepository(db), now: () => wallClock });
  const countOf = async (what: string): Promise<number> =>
    (await db.get<{ count: number }>(`SELECT count(*) AS count FROM ${what}`)).count;
  const then = NOW - 20 * DAY;
  await add('open', COUNT, then, null);
  await add('trashed', COUNT, then, then);
  return {
    add,
    /** A start of the app on a day after `NOW`; gives what is left. */
    async start(day: number) {
      wallClock = NOW + day * DAY;
      await cleanUp({
        store,
        journal: createJournalRepository(db),
        deleteTrashed: store.deleteSession,
        settings: () => settings.parse({ conversationLifeDays: 30 }),
        trimRepositories: async () => undefined,
        expiry,
        onSessionChange: () => undefined,
        now: () => wallClock,
        log: createMemoryLog(),
      });
      return {
        listed: await countOf('sessions WHERE trashed_at IS NULL'),
        sessions: await countOf('sessions'),
        tools: await countOf('tool_sessions'),
        receipts: await countOf('journal_turns'),
      };
    },
  };
}

const ALL = { listed: COUNT, sessions: 2 * COUNT, tools: 2 * COUNT, receipts: 2 * COUNT };
const YEARS = 5_000;

it.each([
  ['years ahead', [0, YEARS]],
  ['years ahead, with ten starts in a row', [0, ...Array<number>(10).fill(YEARS)]],
  ['years back', [0, -YEARS, -YEARS + 1, -YEARS + 2]],
  ['years ahead and then back', [0, YEARS, 1, 2]],
  ['years back and then right', [0, -YEARS, -YEARS + 1, 2, 3]],
  ['ahead at the first start there ever was', [YEARS, YEARS]],
])('a clock that jumps deletes nothing: %s', async (_, days) => {
  const { start } = await openData();
  const left = [];
  for (const day of days) left.push(await start(day));
  expect(left).toEqual(days.map(() => ALL));
});

it('what was used while the clock was ahead stays as it goes right again, and keeps nothing else from expiring', async () => {
  const { start, add } = await openData();
  await start(0);
  await start(YEARS);
  await add('used ahead', 1, NOW + YEARS * DAY, null);
  await add('put away ahead', 1, NOW + YEARS * DAY, NOW + YEARS * DAY);
  for (const day of [1, 2]) await start(day);
  const added = { listed: COUNT + 1, sessions: 2 * COUNT + 2, tools: 2 * COUNT + 2, receipts: 2 * COUNT + 2 };
  expect(await start(3)).toEqual(added);
  for (let day = 4; day < 40; day += 1) await start(day);
  // What went to the trash by then is not 30 days in it.
  expect(await start(40)).toEqual({ listed: 1, sessions: COUNT + 2, tools: 2, receipts: 2 });
});

it('a clock that stays years ahead lets no more than a share expire a day, the first after some days', async () => {
  const { start } = await openData();
  await start(0);
  const gone = [];
  for (let day = 0; day < 6; day += 1) {
    const { listed, sessions } = await start(YEARS + day);
    gone.push([COUNT - listed, 2 * COUNT - sessions]);
  }
  expect(gone).toEqual([
    [0, 0],
    [10, 10],
    [20, 20],
    [30, 30],
    [30, 30],
    [30, 30],
  ]);
});
