import { expect, test } from 'vitest';
import { createFramePace, type Frames } from './frame-pace';

const FRAME_MS = 16;

/** A window whose drawing takes so many ms; text comes without end. Gives the ms at which it was drawn, over so many. */
function drawnWithin(lastMs: number, drawingMs: number): readonly number[] {
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
    for (const run of waiting.splice(0)) run();
    for (const run of painted.splice(0)) run();
    now = (Math.floor(now / FRAME_MS) + 1) * FRAME_MS;
  }
  pace.stop();
  expect(waiting).toEqual([]);
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
  expect(drawn).toEqual([]);
});
