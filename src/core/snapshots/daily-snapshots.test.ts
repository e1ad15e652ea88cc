import { createClient } from '@libsql/client';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createAppStatus } from '../app-status';
import { createLiveCopier } from '../copy-live-database';
import { createMemoryLog } from '../testing/memory-log';
import { newestSound } from './restore-chosen';
import { sealCopy } from './seal-copy';
import { createSnapshotStore } from './snapshot-store';
import { createSnapshots } from './snapshots';

// Each snapshot is written durably, one after the other.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const MONDAY = 19_996 * DAY;
const YEARS = 5_000;

/** An app that runs on and on, with a local.db to which each day adds its number. */
async function openDaily() {
  const dir = await mkdtemp(join(tmpdir(), 'lectern é '));
  const path = join(dir, 'local.db');
  const database = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  await database.executeMultiple('PRAGMA journal_mode = WAL; CREATE TABLE days (day INTEGER)');
  const copier = createLiveCopier(path);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const ending = new AbortController();
  onTestFinished(async () => {
    ending.abort();
    vi.useRealTimers();
    database.close();
    await copier.close();
    await rm(dir, { recursive: true });
  });

  let wallClock = MONDAY;
  let isDamaged = false;
  let looked: Promise<unknown> = Promise.resolve();
  const folder = join(dir, 'snapshots');
  const kept = createSnapshotStore(folder);
  const status = createAppStatus([]);
  const copyTo = async (target: string): Promise<void> => {
    await copier.copyTo(target);
    if (isDamaged) await writeFile(target, (await readFile(target)).fill(0x5a, 4_096));
  };
  const snapshots = createSnapshots({
    store: {
      ...kept,
      list() {
        const listing = kept.list();
        looked = listing;
        return listing;
      },
    },
    seal: sealCopy,
    databases: [{ file: 'local.db', path, copyTo }],
    asidesOf: [],
    isLocal: true,
    status,
    now: () => wallClock,
    log: createMemoryLog(),
  });
  snapshots.startDaily(ending.signal);
  /** An hourly look at a time, with all that it comes to. */
  const lookAt = async (time: number): Promise<void> => {
    wallClock = time;
    vi.advanceTimersByTime(HOUR);
    await looked;
    await setImmediate();
    // In turn with what was due.
    await snapshots.choose(null);
  };
  const daysIn = async (id: string): Promise<readonly number[]> => {
    const client = createClient({ url: pathToFileURL(join(folder, id, 'local.db')).href });
    const { rows } = await client.execute('SELECT day FROM days ORDER BY day');
    client.close();
    return rows.map((row) => Number(row['day']));
  };
  return {
    store: kept,
    status,
    folder,
    daysIn,
    damage: (damaged: boolean) => void (isDamaged = damaged),
    /** A day of the clock after the Monday, looked at in the morning, when it is due, and in the evening. */
    async runOn(day: number) {
      await database.execute({ sql: 'INSERT INTO days VALUES (?)', args: [day] });
      await lookAt(MONDAY + day * DAY);
      await lookAt(MONDAY + day * DAY + 12 * HOUR);
    },
    /** The days on which what is kept was made, last made first. */
    days: async () => (await kept.list()).map(({ madeAt }) => (madeAt - MONDAY) / DAY),
  };
}

test('one a day is made, and of forty days the last 7 and the newest of 4 weeks stay, each as it was on its day', async () => {
  const { runOn, days, store, daysIn } = await openDaily();
  for (let day = 0; day < 40; day += 1) await runOn(day);
  const kept = await days();
  expect(kept).toEqual([39, 38, 37, 36, 35, 34, 33, 27, 20]);
  const counts = await Promise.all((await store.list()).map(async ({ id }) => (await daysIn(id)).length));
  expect(counts).toEqual(kept.map((day) => day + 1));
});

test('a copy that is damaged is not kept, takes no place of a sound one, and is tried again', async () => {
  const { runOn, days, damage, store, folder, status } = await openDaily();
  for (const day of [0, 1, 2]) await runOn(day);
  damage(true);
  for (const day of [3, 4]) await runOn(day);
  const { banners } = status.get();
  expect([await days(), await store.isSuspect('local.db'), banners]).toEqual([
    [2, 1, 0],
    true,
    [{ code: 'data.damageFound', params: { file: 'local.db' } }],
  ]);
  damage(false);
  await runOn(5);
  expect([await days(), await store.isSuspect('local.db')]).toEqual([[5, 2, 1, 0], false]);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('once all take more than 2 GB, the oldest go', async () => {
  const { runOn, days, store, folder } = await openDaily();
  for (const day of [0, 1, 2]) await runOn(day);
  const manifest = join(folder, (await store.list())[1]?.id ?? '', 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/"bytes":\d+/, '"bytes":2000000000'));
  await runOn(3);
  expect(await days()).toEqual([3, 2]);
});

test('after a clock that was years ahead, one a day is made as ever, the last made counts as the newest, and what is of the future goes', async () => {
  const { runOn, days, store, daysIn } = await openDaily();
  for (const day of [0, 1, YEARS, YEARS + 1, 2, 3]) await runOn(day);
  const newest = await newestSound(store, 'local.db');
  expect([await days(), newest?.madeAt]).toEqual([[3, 2, YEARS + 1, YEARS, 1, 0], MONDAY + 3 * DAY]);
  for (let day = 4; day < 35; day += 1) await runOn(day);
  expect(await days()).toEqual([34, 33, 32, 31, 30, 29, 28, 27, 20, 13]);
  expect(await daysIn((await store.list())[0]?.id ?? '')).toHaveLength(37);
});

test('those of an earlier version, which had no sequence, are older than what is made now', async () => {
  const { runOn, days, store, folder } = await openDaily();
  for (const day of [0, YEARS]) await runOn(day);
  for (const { id } of await store.list()) {
    const manifest = join(folder, id, 'manifest.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(/"sequence":\d+,/, ''));
  }
  await runOn(1);
  expect(await days()).toEqual([1, YEARS, 0]);
});
