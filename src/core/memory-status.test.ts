import { expect, test } from 'vitest';
import { createAppStatus } from './app-status';
import { AppError } from './errors';
import type { RecallInput, Recollection } from './knowledge/knowledge';
import { createMemoryStatus, recallLimitMs } from './memory-status';

test('a turn waits longer for memory that starts or was never asked, and longest where no window is open', () => {
  const limits = (state: 'starting' | 'ready' | 'broken', isWarm: boolean) =>
    [true, false].map((hasWindow) => recallLimitMs({ state, isWarm, hasWindow }));
  expect([
    limits('starting', false),
    limits('starting', true),
    limits('ready', false),
    limits('ready', true),
    limits('broken', false),
    limits('broken', true),
  ]).toEqual([
    [3_000, 20_000],
    [3_000, 20_000],
    [3_000, 20_000],
    [400, 400],
    [3_000, 20_000],
    [400, 400],
  ]);
});

const prompt: RecallInput = {
  sessionId: 'one',
  resourceId: 'user',
  text: 'How high is the mast?',
  excludeIds: [],
  reach: 'all',
  hiddenSessionIds: [],
  now: 0,
};
const found: Recollection = { recalled: [], sessionIds: [], note: null, workingMemory: null };

test('memory is warm once it has answered, until it starts again', async () => {
  const memory = createMemoryStatus(createAppStatus([]), () => true);
  const recall = memory.noting(async () => found);
  const seen: boolean[] = [];
  const step = async (change: () => unknown): Promise<void> => {
    await change();
    seen.push(memory.isWarm());
  };
  await step(() => recall(prompt));
  await step(() => memory.set('ready'));
  await step(() => recall(prompt));
  await step(() => memory.set('starting'));
  expect(seen).toEqual([false, false, true, false]);
});

test.each<[string, Partial<RecallInput>, () => Promise<Recollection>]>([
  ['was given up', {}, () => Promise.reject(new AppError('memory.recallSkipped'))],
  ['went by words alone', {}, async () => ({ ...found, note: 'memory.byWords' })],
  ['was for no message', { reach: 'none' }, async () => found],
  ['had no word', { text: '?!' }, async () => found],
])('a question that %s leaves memory cold', async (_, change, recall) => {
  const memory = createMemoryStatus(createAppStatus([]), () => true);
  memory.set('ready');
  await Promise.allSettled([memory.noting(recall)({ ...prompt, ...change })]);
  expect(memory.isWarm()).toBe(false);
});
