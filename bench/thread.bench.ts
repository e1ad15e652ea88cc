import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startScriptedOpenAiServer } from '../src/core/testing/scripted-openai-server';
import { connectScripted } from './support/connect-scripted.ts';
import { treePss } from './support/memory.ts';
import { report, say } from './support/report.ts';
import { seedData } from './support/seed-data.ts';
import { median, quantile, round } from './support/statistics.ts';
import { longAnswer, streamAnswer } from './support/stream-answer.ts';
import { lectern, timedLaunch } from './support/timed-launch.ts';
import { watchThread, type ThreadFigures } from './support/watch-thread.ts';

/**
 * A session of 10,000 messages beside 50 others in the real window: from the key that opens it to its last answer on the
 * screen, scrolling through it, the memory that walking through all sessions costs, and typing while an answer streams.
 */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 10_000);
const SESSIONS = 50;
const OPENINGS = 11;
const SCROLLS = 150;
const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const server = await startScriptedOpenAiServer({ models: ['scripted'] });

try {
  say(`seeding ${MESSAGES} messages …`);
  // Private: what is measured is the window, not the index.
  await seedData({ userDataDir, sessions: SESSIONS, turns: SESSIONS * 10, isPrivate: true });
  await seedData({ userDataDir, sessions: 1, turns: MESSAGES / 2, isPrivate: true });
  await connectScripted(userDataDir, server);
  const app = await timedLaunch(lectern(userDataDir));
  const { page } = app;
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  const thread = await watchThread(page);
  const openings = await openRepeatedly(page, thread);
  say(`opened in ${openings.map((each) => round(each, 0)).join(', ')} ms`);
  const { blank, elements } = await scrollThrough(page, thread);
  say(`${blank} blank frames, ${elements} elements`);
  const growth = await walkSessions(page, app.pid);
  say(`${round(growth, 1)} MB after the walks`);
  const typed = await typeWhileStreaming(page, thread);
  await app.close();
  report('thread', {
    open_ms: round(median(openings.slice(1)), 1),
    first_open_ms: round(openings[0] ?? Number.NaN, 1),
    blank_frames: blank,
    elements,
    growth_mb: round(growth, 1),
    key_p95_ms: round(quantile(typed.keys, 0.95), 1),
    frame_p95_ms: round(quantile(typed.frames, 0.95), 1),
    keys: typed.keys.length,
  });
} finally {
  await server.close();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}

/** Ms of each opening by key; the long session is the newest. */
async function openRepeatedly(page: Page, thread: ThreadFigures): Promise<readonly number[]> {
  await page.keyboard.press('ControlOrMeta+]');
  await thread.whenShown();
  const times: number[] = [];
  while (times.length < OPENINGS) {
    await page.keyboard.press('ControlOrMeta+]');
    await page.waitForTimeout(300);
    await thread.arm();
    await page.keyboard.press('ControlOrMeta+[');
    times.push(await thread.whenShown());
    await page.waitForTimeout(300);
  }
  return times;
}

async function scrollThrough(page: Page, thread: ThreadFigures): Promise<{ blank: number; elements: number }> {
  const box = await page.getByRole('log').boundingBox();
  if (box === null) throw new Error('there is no log');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await thread.startFrames();
  for (let turn = 0; turn < SCROLLS; turn += 1) await page.mouse.wheel(0, turn % 3 === 2 ? 400 : -700);
  return thread.readFrames();
}

/** MB by which the app has grown after two more walks through all sessions. */
async function walkSessions(page: Page, pid: number): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  const walk = async (key: string): Promise<void> => {
    for (let at = 0; at < SESSIONS; at += 1) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  };
  const settle = async (): Promise<number> => {
    await page.waitForTimeout(2_000);
    await cdp.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(500);
    return treePss(pid);
  };
  await walk('ControlOrMeta+]');
  await walk('ControlOrMeta+[');
  const before = await settle();
  for (let walked = 0; walked < 2; walked += 1) {
    await walk('ControlOrMeta+]');
    await walk('ControlOrMeta+[');
  }
  return (await settle()) - before;
}

async function typeWhileStreaming(page: Page, thread: ThreadFigures) {
  await thread.watchKeys();
  const streamed = { isDone: false };
  const streaming = streamAnswer(page, server, longAnswer(20_000)).finally(() => {
    streamed.isDone = true;
  });
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('textbox', { name: 'Message' }).focus();
  while (!streamed.isDone) {
    await page.keyboard.press('a');
    await page.waitForTimeout(40);
  }
  await streaming;
  return thread.readKeys();
}
