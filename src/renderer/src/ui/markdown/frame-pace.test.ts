import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFramePace, type Frames } from './frame-pace';

const FRAME_MS = 16;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window whose drawing takes so many ms; text comes without end. Gives the ms at which it was drawn, over so many. */
function drawnWithin(lastMs: number, drawingMs: number, isHidden = false): readonly number[] {
  const drawn: number[] = [];
  let waiting: (() => void)[] = [];
  const painted: (() => void)[] = [];
  let now = 0;
  const frames: Frames = {
    next: (run) => {
      waiting.push(run);
      return () => void (waiting = waiting.filter((each) => each !== run));
    },
    painted: (run) => void painted.push(run),
    now: () => now,
  };
  const pace = createFramePace(() => {
    drawn.push(now);
    now += drawingMs;
  }, frames);
  while (now < lastMs) {
    pace.ask();
    pace.ask();
    if (!isHidden) for (const run of waiting.splice(0)) run();
    for (const run of painted.splice(0)) run();
    vi.advanceTimersByTime(FRAME_MS);
    now = (Math.floor(now / FRAME_MS) + 1) * FRAME_MS;
  }
  pace.stop();
  expect(vi.getTimerCount()).toBe(0);
  return drawn;
}

test('what takes little is drawn in every frame, once', () => {
  expect(drawnWithin(160, 3)).toEqual([0, 16, 32, 48, 64, 80, 96, 112, 128, 144]);
});

test('after a drawing that took long the window has longer for all else', () => {
  expect(drawnWithin(320, 20)).toEqual([0, 64, 128, 192, 256]);
});

test('what comes after one long drawing is seen soon all the same', () => {
  expect(drawnWithin(1_200, 500)).toEqual([0, 624]);
});

test('a window that is not painted shows what came, five times a second', () => {
  expect(drawnWithin(800, 1, true)).toEqual([192, 400, 608]);
});

test('nothing is drawn once it is stopped', () => {
  const drawn: string[] = [];
  const waiting = new Set<() => void>();
  const pace = createFramePace(() => void drawn.push('drawn'), {
    next: (run) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    painted: () => undefined,
    now: () => 0,
  });
  pace.ask();
  pace.stop();
  for (const run of waiting) run();
  vi.advanceTimersByTime(1_000);
  expect(drawn).toEqual([]);
});
