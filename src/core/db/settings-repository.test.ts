import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSettings } from '../settings/settings-service';
import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { openDatabase } from './open-database';
import { createSettingsRepository } from './settings-repository';
import { settings as table } from './schema/settings';

async function setUp() {
  const userDataDir = await mkdtemp(join(tmpdir(), 'settings é '));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  const opened = await openDatabase({
    userDataDir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: () => 0,
  });
  onTestFinished(opened.close);
  const log = createMemoryLog();
  return { db: opened.db, log, store: createSettingsRepository(opened.db, log) };
}

test('settings outlive a restart', async () => {
  const { store } = await setUp();
  await (await createSettings({ store })).update({ theme: 'dark' });
  expect((await createSettings({ store })).get()).toMatchObject({ theme: 'dark' });
});

test.each(['', '{"theme":"da', 'null and void'])(
  'settings that are damaged (%j) are the defaults, a log says so, and they can be changed',
  async (value) => {
    const { db, log, store } = await setUp();
    await db.insert(table).values({ id: 1, value });
    const settings = await createSettings({ store });
    expect(settings.get()).toMatchObject({ theme: 'system' });
    expect(log.lines).toEqual([expect.stringContaining('settings')]);
    await settings.update({ theme: 'dark' });
    expect((await createSettings({ store })).get()).toMatchObject({ theme: 'dark' });
  },
);
