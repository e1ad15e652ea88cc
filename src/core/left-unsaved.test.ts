import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAppStatus } from './app-status';
import { createLeftUnsaved } from './left-unsaved';
import { createMemoryJournal } from './testing/memory-journal';
import { createMemoryLog } from './testing/memory-log';
import { createMemorySessionStore } from './testing/memory-session-store';
import { queuedTurn } from './testing/queued-turn';

/** Runs of the app over one folder and one journal, in which `open` of the turns run and `closed` wait to be saved. */
async function runsWith({ open, closed }: { readonly open: number; readonly closed: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const journal = createMemoryJournal(createMemorySessionStore());
  for (let at = 0; at < open + closed; at += 1) {
    const turn = queuedTurn({ answerId: `answer-${at}`, promptId: `prompt-${at}`, sessionId: `session-${at % 2}` });
    await journal.enqueue(turn, null);
    const status = at < closed ? 'closed' : 'open';
    await journal.write(turn, { chunks: [], turn: { status }, session: {} });
  }
  return {
    journal,
    start: (unwritten = 0) => {
      const status = createAppStatus([]);
      const left = createLeftUnsaved({
        markPath: join(folder, 'mark'),
        journal,
        unwritten: async () => unwritten,
        status,
        log: createMemoryLog(),
      });
      return { left, banners: () => status.get().banners };
    },
  };
}

test('a quit that takes long says how many answers wait to be saved, and the next start says it of one that was cut off, once', async () => {
  const { start } = await runsWith({ open: 1, closed: 3 });
  const [first, second, third] = [start(), start(), start()];
  await first.left.tellLast();
  await first.left.tellNow(10_000);
  await second.left.tellLast();
  await third.left.tellLast();
  expect([first, second, third].map(({ banners }) => banners())).toEqual([
    [{ code: 'quit.saves', params: { answers: 3, seconds: 10 } }],
    [{ code: 'quit.left', params: { answers: 3 } }],
    [],
  ]);
});

test('nothing is said at the start after a quit that took long and ended in order, or that left nothing', async () => {
  const saved = await runsWith({ open: 0, closed: 1 });
  const slow = saved.start();
  await slow.left.tellNow(10_000);
  await slow.left.forget();
  const inTime = await runsWith({ open: 0, closed: 1 });
  await inTime.start().left.tellNow(10_000);
  await inTime.journal.markSaved('answer-0');
  const idle = await runsWith({ open: 1, closed: 0 });
  const waiting = idle.start();
  await waiting.left.tellNow(10_000);

  const next = [saved.start(), inTime.start(), idle.start()];
  for (const { left } of next) await left.tellLast();
  expect([waiting.banners(), ...next.map(({ banners }) => banners())]).toEqual([
    [{ code: 'quit.waits', params: { seconds: 10 } }],
    [],
    [],
    [],
  ]);
});

test('a quit that takes long says how many answers the disk does not take, beside those that wait in the journal', async () => {
  const runs = await runsWith({ open: 2, closed: 1 });
  const [first, second] = [runs.start(2), (await runsWith({ open: 1, closed: 0 })).start(1)];
  for (const { left } of [first, second]) await left.tellNow(10_000);
  expect([first, second].map(({ banners }) => banners())).toEqual([
    [
      { code: 'quit.unwritten', params: { answers: 2, seconds: 10 } },
      { code: 'quit.saves', params: { answers: 1, seconds: 10 } },
    ],
    [{ code: 'quit.unwritten', params: { answers: 1, seconds: 10 } }],
  ]);
});
