import { expect, test } from 'vitest';
import { createAppStatus } from './app-status';
import { createMemoryStatus, recallLimitMs } from './memory-status';

test('a turn waits longer for memory that starts or was never asked, and longest where no window is open', () => {
  const limits = (state: 'starting' | 'ready' | 'broken', isWarm: boolean) =>
    [true, false].map((hasWindow) => recallLimitMs({ state, isWarm, hasWindow }));
  expect([
    limits('starting', false),
    limits('starting', true),
    limits('ready', false),
    limits('ready', true),
    limits('broken', true),
  ]).toEqual([
    [3_000, 20_000],
    [3_000, 20_000],
    [3_000, 20_000],
    [400, 400],
    [400, 400],
  ]);
});

test('memory is warm once it was asked, until it starts again', () => {
  const memory = createMemoryStatus(createAppStatus([]), () => true);
  const seen: boolean[] = [];
  const step = (change: () => void): void => {
    change();
    seen.push(memory.isWarm());
  };
  step(() => memory.noteAsked());
  step(() => memory.set('ready'));
  step(() => memory.noteAsked());
  step(() => memory.set('starting'));
  expect(seen).toEqual([false, false, true, false]);
});
