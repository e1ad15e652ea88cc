import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startScriptedOpenAiServer } from '../src/core/testing/scripted-openai-server';
import { connectScripted } from './support/connect-scripted.ts';
import { buildContender } from './support/contender-app.ts';
import { report, say } from './support/report.ts';
import { quantile, round } from './support/statistics.ts';
import { longAnswer, streamAnswer } from './support/stream-answer.ts';
import { timedLaunch } from './support/timed-launch.ts';
import { watchBusy, watchWindow } from './support/watch-window.ts';

/**
 * An answer of 50 KB at 400 tokens a second, from a scripted model through main into the real window, twice: once for the
 * time that its thread takes, and once watched frame by frame. The contenders are the same app and differ in what draws the
 * answer alone: Lectern's Markdown at the window's ease, plain text a paragraph, and streamdown.
 */
const LENGTH = Number(process.env['BENCH_ANSWER_LENGTH'] ?? 50_000);
const root = resolve(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));

try {
  say('building the contenders …');
  const plainApp = await buildContender('plain-markdown', folder);
  const streamdownApp = await buildContender('streamdown-markdown', folder);
  const floor = await measure('plain', plainApp);
  const lectern = await measure('lectern', root);
  const streamdown = await measure('streamdown', streamdownApp);
  report('stream', {
    floor_ratio: round(lectern.busy / floor.busy),
    streamdown_ratio: round(lectern.busy / streamdown.busy),
    longest_task_ms: round(lectern.longest, 0),
    dropped_over_floor: lectern.dropped - floor.dropped,
    lag_p95_ms: round(lectern.lag, 1),
    busy_ms: round(lectern.busy, 0),
    floor_busy_ms: round(floor.busy, 0),
    streamdown_busy_ms: round(streamdown.busy, 0),
    dropped: lectern.dropped,
    floor_dropped: floor.dropped,
    streamdown_dropped: streamdown.dropped,
    floor_lag_p95_ms: round(floor.lag, 1),
    seen_words: lectern.seen,
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

interface Measured {
  readonly busy: number;
  readonly longest: number;
  readonly dropped: number;
  /** Ms from the model to the screen, of 95 in 100 words. */
  readonly lag: number;
  readonly seen: number;
}

async function measure(name: string, appFolder: string): Promise<Measured> {
  const userDataDir = join(folder, `data-${name}`);
  const server = await startScriptedOpenAiServer({ models: ['scripted'] });
  await connectScripted(userDataDir, server);
  const app = await timedLaunch({ folder: appFolder, args: [`--user-data-dir=${userDataDir}`] });
  try {
    const { page } = app;
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const stream = async (length: number) => {
      const sent = await streamAnswer(page, server, longAnswer(length));
      // By its mark alone: a look for a role asks the page for the style of all it holds, which the page's thread pays for.
      await page.locator('[role="log"] [aria-busy="true"]').waitFor({ state: 'detached' });
      return sent;
    };
    // What loads once is loaded before anything is measured.
    await stream(1_500);
    await page.keyboard.press('ControlOrMeta+n');
    const counted = await watchBusy(page);
    await stream(LENGTH);
    const busy = await counted.read();
    await page.keyboard.press('ControlOrMeta+n');
    const watched = await watchWindow(page);
    const sent = await stream(LENGTH);
    const { longest, dropped, words } = await watched.read();
    const lags = [...sent].flatMap(([word, at]) => (words[word] === undefined ? [] : [words[word] - at]));
    say(`${name}: ${round(busy, 0)} ms busy, ${dropped} frames dropped, longest task ${round(longest, 0)} ms`);
    return { busy, longest, dropped, lag: quantile(lags, 0.95), seen: lags.length };
  } finally {
    await app.close();
    await server.close();
  }
}
