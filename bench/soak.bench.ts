import { _electron } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxSwitches } from '../scripts/run/chromium-switches.mjs';
import { lecternEnvironment } from '../e2e/lectern-environment.ts';
import { driveWindow } from '../e2e/pages/drive-window.ts';
import { startScriptedOpenAiServer } from '../src/core/testing/scripted-openai-server';
import { createCollector } from './support/collect-garbage.ts';
import { connectScripted } from './support/connect-scripted.ts';
import { startIdleNode, watchMainLoop } from './support/loop-delay.ts';
import { readSoaked } from './support/read-soaked.ts';
import { report, say } from './support/report.ts';
import { createSoakModel, soakTurns } from './support/soak-turns.ts';
import { round } from './support/statistics.ts';
import { watchGrowth } from './support/watch-growth.ts';

/**
 * Many turns of the real app, `--sessions` (12) of them at a time, each in a session of its own: a scripted model lets all
 * their answers go at once, so they stream and are saved beside each other. Then every prompt and answer is looked for in
 * the files. `memory_ratio`: the last quarter against the second; with `--collected` of what is still held by something, and
 * then the delays are those of the collections. Give it an otherwise idle machine for the delays.
 */
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '2000' },
    sessions: { type: 'string', default: '12' },
    collected: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
});
const sessions = Number(values.sessions);
const rounds = Math.ceil(Number(values.turns) / sessions);

const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-soak-'));
const server = await startScriptedOpenAiServer({ models: ['scripted'] });
try {
  await connectScripted(userDataDir, server);
  const model = createSoakModel(server);
  const app = await _electron.launch({
    executablePath: process.env['LECTERN_ELECTRON'] ?? '',
    args: [...sandboxSwitches(), resolve(import.meta.dirname, '..'), `--user-data-dir=${userDataDir}`],
    env: lecternEnvironment(),
    chromiumSandbox: true,
  });
  const window = driveWindow(await app.firstWindow());
  await window.box.waitFor();
  const growth = watchGrowth(userDataDir, app.process().pid ?? -1);
  const turns = soakTurns({ window, model, sessions, rounds });
  // What a start still does behind its first window is no part of the delays.
  await turns.next();
  const collect = values.collected ? await createCollector(app, window.page) : async () => undefined;
  const idle = startIdleNode();
  const loop = await watchMainLoop(app);
  for await (const done of turns) {
    await collect();
    const megabytes = growth.sample();
    if (done % 10 === 0) say(`${done * sessions} turns: ${round(megabytes, 0)} MB`);
  }
  const [main, control] = [await loop.read(), await idle.read()];
  idle.stop();
  const grown = growth.end();
  await app.close();
  report('soak', {
    turns: rounds * sessions,
    ...(await readSoaked(userDataDir, rounds * sessions)),
    ...grown,
    loop_p99_ms: round(main.p99, 1),
    loop_max_ms: round(main.max, 1),
    control_p99_ms: round(control.p99, 1),
    control_max_ms: round(control.max, 1),
  });
} finally {
  await server.close();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}
