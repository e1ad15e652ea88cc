import { describe, expect, test } from 'vitest';
import { createFramePace, type Frames } from './frame-pace';

const FRAME_MS = 16;

/**
 * A window whose drawing takes so many ms; text comes without end, and is drawn as it comes where that may be, or asked
 * for. Gives the ms at which it was drawn, over so many.
 */
function drawnWithin(lastMs: number, drawingMs: number, isAlwaysAsked: boolean): readonly number[] {
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
  const draw = (): void => {
    drawn.push(now);
    now += drawingMs;
    pace.end();
  };
  const pace = createFramePace(frames);
  while (now < lastMs) {
    if (!isAlwaysAsked && pace.begin()) {
      draw();
      pace.stop();
    } else for (let asked = 0; asked < 2; asked += 1) pace.ask(draw);
    for (const run of waiting.splice(0)) run();
    for (const run of painted.splice(0)) run();
    now = (Math.floor(now / FRAME_MS) + 1) * FRAME_MS;
  }
  pace.stop();
  expect(waiting).toEqual([]);
  return drawn;
}

describe.each([
  ['as it comes', false],
  ['once it is asked for', true],
])('what is drawn %s', (_, isAlwaysAsked) => {
  test('is drawn in every frame, once, where it takes little', () => {
    expect(drawnWithin(160, 3, isAlwaysAsked)).toEqual([0, 16, 32, 48, 64, 80, 96, 112, 128, 144]);
  });

  test('leaves the window longer for all else after a drawing that took long', () => {
    expect(drawnWithin(320, 20, isAlwaysAsked)).toEqual([0, 64, 128, 192, 256]);
  });

  test('is seen soon all the same after one long drawing', () => {
    expect(drawnWithin(1_200, 500, isAlwaysAsked)).toEqual([0, 624]);
  });
});

test('what comes in the frame of a drawing waits for the next one', () => {
  const painted: (() => void)[] = [];
  const frames = { next: () => () => undefined, painted: (run: () => void) => void painted.push(run), now: () => 0 };
  const pace = createFramePace(frames);
  expect(pace.begin()).toBe(true);
  pace.end();
  expect(pace.begin()).toBe(false);
  for (const run of painted) run();
  expect(pace.begin()).toBe(true);
});

test('nothing is drawn once it is stopped', () => {
  const drawn: string[] = [];
  const waiting = new Set<() => void>();
  const pace = createFramePace({
    next: (run) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    painted: () => undefined,
    now: () => 0,
  });
  pace.ask(() => void drawn.push('drawn'));
  pace.stop();
  for (const run of waiting) run();
  expect(drawn).toEqual([]);
});
