import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../core/ports';
import { quitInOrder } from './quit-in-order';

const log: Log = { info: () => {}, warn: () => {}, error: (message) => void events.push(message) };
let events: string[];

/** Quits as Electron does: asks first, and ends by itself when nobody objects. */
function scriptedApp() {
  let ask: ((event: { preventDefault(): void }) => void) | undefined;
  let ended: (code: number) => void;
  const exited = new Promise<number>((resolve) => (ended = resolve));
  return {
    exited,
    on: (_event: 'before-quit', listener: typeof ask) => (ask = listener),
    quit() {
      let isPrevented = false;
      ask?.({ preventDefault: () => (isPrevented = true) });
      if (!isPrevented) ended(-1);
    },
    exit: (code: number) => ended(code),
  };
}

const step = (name: string) => async () => await Promise.resolve(void events.push(name));

const failing = async () => await Promise.reject(new Error('disk'));
const onSlow = async (limitMs: number) => await Promise.resolve(void events.push(`slow, of ${limitMs}`));
const hanging = async () => await new Promise<void>(() => {});

beforeEach(() => {
  events = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('quitInOrder', () => {
  it('runs every step in order, once, however often it is asked', async () => {
    const electronApp = scriptedApp();
    const quit = quitInOrder({ electronApp, steps: [step('windows'), step('data')], limitMs: 10, onSlow, log });
    quit(0);
    electronApp.quit();
    expect([await electronApp.exited, events]).toEqual([0, ['windows', 'data']]);
  });

  it('goes on after a step that failed, and keeps the exit code of a failure', async () => {
    const electronApp = scriptedApp();
    const quit = quitInOrder({ electronApp, steps: [failing, step('data')], limitMs: 10, onSlow, log });
    quit(1);
    quit(0);
    expect([await electronApp.exited, events]).toEqual([1, ['a step of quitting failed', 'data']]);
  });

  it('ends although a step hangs', async () => {
    const electronApp = scriptedApp();
    quitInOrder({ electronApp, steps: [hanging, step('data')], limitMs: 10_000, onSlow, log })(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([await electronApp.exited, events]).toEqual([0, ['slow, of 10000', 'quitting took too long']]);
  });

  it('says nothing of a quit that is done in a moment', async () => {
    const electronApp = scriptedApp();
    quitInOrder({ electronApp, steps: [step('data')], limitMs: 10_000, onSlow, log })(0);
    await electronApp.exited;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events).toEqual(['data']);
  });
});
