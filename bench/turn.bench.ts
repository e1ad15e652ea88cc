import { _electron, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sandboxSwitches } from '../scripts/run/chromium-switches.mjs';
import {
  startScriptedOpenAiServer,
  streamReply,
  textReply,
  type ReplyStep,
} from '../src/core/testing/scripted-openai-server';
import { lecternEnvironment } from '../e2e/lectern-environment.ts';
import { connectScripted } from './support/connect-scripted.ts';
import { startIdleNode, watchMainLoop } from './support/loop-delay.ts';
import { report, say } from './support/report.ts';
import { seedData } from './support/seed-data.ts';
import { quantile, round } from './support/statistics.ts';

/**
 * Turns in the real window with 1,000 messages in memory and a scripted model on loopback: from the Enter key to the
 * bound address (data-session) and to the model's request, asked with half a second of rest between; a streamed chunk
 * from the model to the page; and the delay of main's loop over at least 60 s of turns without any rest, beside an idle
 * Node process.
 */
const LOOP_MS = Number(process.env['BENCH_LOOP_MS'] ?? 60_000);
const CHUNKS = 200;
const RESTED_TURNS = 50;
const REST_MS = 500;

const root = resolve(import.meta.dirname, '..');
const now = (): number => performance.timeOrigin + performance.now();
const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const requestTimes: number[] = [];
const server = await startScriptedOpenAiServer({ models: ['scripted'] });
server.replyWith(() => {
  requestTimes.push(now());
  return textReply('A short answer ', 'of a few words.');
});

try {
  say('seeding 1,000 messages …');
  await seedData({ userDataDir, sessions: 100, turns: 500 });
  await connectScripted(userDataDir, server);
  const app = await _electron.launch({
    executablePath: process.env['LECTERN_ELECTRON'] ?? '',
    args: [...sandboxSwitches(), root, `--user-data-dir=${userDataDir}`],
    env: lecternEnvironment(),
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  await recordTimes(page);

  const first = await askOnce(page, 'The first question after a start');
  say(`first turn: ${round(first.model, 0)} ms to the model`);
  const rested: TurnTimes[] = [];
  while (rested.length < RESTED_TURNS) {
    await page.waitForTimeout(REST_MS);
    rested.push(await askOnce(page, `Where does project ${rested.length} keep its schema?`));
  }
  const idle = startIdleNode();
  const loop = await watchMainLoop(app);
  const busy: TurnTimes[] = [];
  for (const until = Date.now() + LOOP_MS; Date.now() < until;) {
    busy.push(await askOnce(page, `How does the parser of project ${busy.length} behave?`));
  }
  const chunks = await chunkLatencies(page);
  const [main, control] = [await loop.read(), await idle.read()];
  idle.stop();
  await app.close();
  report('turn', {
    session_p50_ms: quantileOf(rested, 'session', 0.5),
    model_p50_ms: quantileOf(rested, 'model', 0.5),
    model_p95_ms: quantileOf(rested, 'model', 0.95),
    busy_session_p50_ms: quantileOf(busy, 'session', 0.5),
    busy_model_p50_ms: quantileOf(busy, 'model', 0.5),
    first_model_ms: round(first.model, 0),
    chunk_p95_ms: round(quantile(chunks, 0.95), 1),
    loop_p99_ms: round(main.p99, 1),
    loop_max_ms: round(main.max, 1),
    control_p99_ms: round(control.p99, 1),
    control_max_ms: round(control.max, 1),
    turns: busy.length,
  });
} finally {
  await server.close();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}

interface TurnTimes {
  /** Ms from the Enter key to the window being bound to its session. */
  readonly session: number;
  /** Ms from the Enter key to the model's request. */
  readonly model: number;
}

function quantileOf(turns: readonly TurnTimes[], name: keyof TurnTimes, share: number): number {
  const times = turns.map((turn) => turn[name]);
  return round(quantile(times, share), 1);
}

/** Has the page note when Enter is pressed, when its address is bound, and when each word of a stream appears. */
async function recordTimes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { enter: 0, bound: 0, words: {} as Record<string, number> };
    const at = (): number => performance.timeOrigin + performance.now();
    addEventListener('keydown', (event) => event.key === 'Enter' && (times.enter = at()), { capture: true });
    const replace = history.replaceState.bind(history);
    history.replaceState = (...args) => {
      times.bound = at();
      replace(...args);
    };
    const log = (): string => document.querySelector('[role="log"]')?.textContent ?? '';
    const isAtRest = (): boolean =>
      ![...document.querySelectorAll('button')].some((button) => button.textContent?.includes('Stop'));
    let answered: (() => void) | null = null;
    new MutationObserver(() => {
      for (const [word] of log().matchAll(/w\d+z/g)) times.words[word] ??= at();
      if (answered !== null && log().includes('of a few words.') && isAtRest()) answered();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    // One promise a turn: a driver that polls the page for roles would take more of its thread than the turn does.
    const whenAnswered = (): Promise<void> =>
      new Promise((settle) => {
        answered = () => {
          answered = null;
          settle();
        };
      });
    Object.assign(globalThis, { benchTimes: times, benchAnswered: whenAnswered });
  });
}

interface PageTimes {
  readonly enter: number;
  readonly bound: number;
  readonly words: Readonly<Record<string, number>>;
}

function pageTimes(page: Page): Promise<PageTimes> {
  // Set by `recordTimes`.
  return page.evaluate(() => (globalThis as unknown as { benchTimes: PageTimes }).benchTimes);
}

async function askOnce(page: Page, question: string): Promise<TurnTimes> {
  const asked = requestTimes.length;
  await page.keyboard.press('ControlOrMeta+n');
  await page.getByRole('textbox', { name: 'Message' }).fill(question);
  const answered = page.evaluate(() => (globalThis as unknown as { benchAnswered(): Promise<void> }).benchAnswered());
  await page.keyboard.press('Enter');
  await answered;
  const { enter, bound } = await pageTimes(page);
  return { session: bound - enter, model: (requestTimes[asked] ?? Number.NaN) - enter };
}

/** Ms from the model sending a word to the page showing it, word by word. */
async function chunkLatencies(page: Page): Promise<number[]> {
  const words = Array.from({ length: CHUNKS }, (_, index) => `w${index}z`);
  const steps = words.flatMap((word): ReplyStep[] => [{ type: 'hold' }, { type: 'text', delta: `${word} ` }]);
  server.reply(streamReply(...steps, { type: 'finish', reason: 'stop' }));
  await page.keyboard.press('ControlOrMeta+n');
  await page.getByRole('textbox', { name: 'Message' }).fill('Stream many words');
  await page.keyboard.press('Enter');
  const sent: number[] = [];
  for (const word of words) {
    await server.whenHolding();
    sent.push(now());
    server.release();
    await page.waitForFunction((text) => document.body.textContent?.includes(text), word);
  }
  const seen = (await pageTimes(page)).words;
  return words.map((word, index) => (seen[word] ?? Number.NaN) - (sent[index] ?? 0));
}
