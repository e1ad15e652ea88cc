import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { treePss } from './support/memory.ts';
import { report, say } from './support/report.ts';
import { seedData } from './support/seed-data.ts';
import { median, round } from './support/statistics.ts';
import { bareWindow, lectern, timedLaunch, type Contender } from './support/timed-launch.ts';

/**
 * Start-up against a bare Electron window, alternating, median of 11: to the focused message box with 1,000 sessions,
 * and to the last messages of the restored session. Then memory 60 s after a first answered turn with recall.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 11);
const SETTLE_MS = Number(process.env['BENCH_SETTLE_MS'] ?? 60_000);

const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const folders = { fresh: join(dir, 'fresh'), restored: join(dir, 'restored'), bare: join(dir, 'bare') };

const timeTo = async (contender: Contender, mark: string): Promise<number> => {
  const launch = await timedLaunch(contender);
  const ms = await launch.until(mark);
  await launch.close();
  return ms;
};

try {
  say('seeding 1,000 sessions and 1,000 messages …');
  await seedData({ userDataDir: folders.fresh, sessions: 1_000, turns: 500 });
  const { lastSessionId } = await seedData({ userDataDir: folders.restored, sessions: 1_000, turns: 500 });
  await bindWindow(folders.restored, lastSessionId);

  const cold = await timeTo(lectern(folders.fresh), 'lectern:usable');
  await timeTo(bareWindow(folders.bare), 'lectern:usable');
  const times = { focused: [] as number[], restored: [] as number[], bare: [] as number[] };
  for (let round_ = 0; round_ < ROUNDS; round_ += 1) {
    times.bare.push(await timeTo(bareWindow(folders.bare), 'lectern:usable'));
    times.focused.push(await timeTo(lectern(folders.fresh), 'lectern:usable'));
    times.restored.push(await timeTo(lectern(folders.restored), 'lectern:session-shown'));
    say(
      `round ${round_ + 1}: bare ${round(times.bare.at(-1) ?? 0)} ms, focused ${round(times.focused.at(-1) ?? 0)} ms, restored ${round(times.restored.at(-1) ?? 0)} ms`,
    );
  }
  const memory = await compareMemory();
  const bareMs = median(times.bare);
  report('startup', {
    ratio: round(median(times.focused) / bareMs),
    restore_ratio: round(median(times.restored) / bareMs),
    focused_ms: round(median(times.focused), 0),
    restored_ms: round(median(times.restored), 0),
    bare_ms: round(bareMs, 0),
    cold_focused_ms: round(cold, 0),
    memory_ratio: round(memory.lectern / memory.bare),
    memory_mb: round(memory.lectern, 0),
    bare_mb: round(memory.bare, 0),
  });
} finally {
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
}

/** Leaves the folder's only window at a session, as a quit from that session does. */
async function bindWindow(userDataDir: string, sessionId: string): Promise<void> {
  const launch = await timedLaunch(lectern(userDataDir));
  await launch.until('lectern:usable');
  await launch.page.evaluate((id) => location.assign(`lectern://app/s/${id}`), sessionId);
  await launch.until('lectern:session-shown');
  await launch.close();
}

async function compareMemory(): Promise<{ readonly lectern: number; readonly bare: number }> {
  // One after the other: side by side they would share pages, which makes both look smaller.
  const bare = await timedLaunch(bareWindow(folders.bare));
  await bare.until('lectern:usable');
  await delay(SETTLE_MS / 6);
  const bareSize = treePss(bare.pid);
  await bare.close();
  const full = await timedLaunch(lectern(folders.fresh));
  await full.until('lectern:usable');
  await full.page.getByRole('textbox', { name: 'Message' }).fill('How does the cache of project 7 behave?');
  await full.page.keyboard.press('Enter');
  await full.page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  await full.page.getByRole('article', { name: 'Assistant' }).waitFor();
  await delay(SETTLE_MS);
  const sizes = { lectern: treePss(full.pid), bare: bareSize };
  await full.close();
  return sizes;
}
