import { describe, expect, test } from 'vitest';
import { createFramePace } from './frame-pace';

const FRAME_MS = 16;

/**
 * A window whose drawing takes so many ms, and which is asked for one so often in each frame. Gives the ms at which it
 * drew, over so many, which of the drawings that were, and how many frames were asked for.
 */
function drawnWithin(lastMs: number, drawingMs: number, perFrame = 1) {
  const drawn: { readonly at: number; readonly which: number }[] = [];
  const waiting: { readonly run: () => void; readonly from: number }[] = [];
  const painted: (() => void)[] = [];
  let frames = 0;
  let now = 0;
  let which = 0;
  const atEase = createFramePace({
    next: (run, afterMs) => void waiting.push({ run, from: now + afterMs }),
    painted: (run) => void painted.push(run),
    now: () => now,
  });
  while (now < lastMs) {
    for (let times = 0; times < perFrame; times += 1) {
      const own = (which += 1);
      atEase(() => {
        drawn.push({ at: now, which: own });
        now += drawingMs;
      });
    }
    const due = waiting.splice(0);
    for (const one of due) {
      if (one.from > now) waiting.push(one);
      else {
        frames += 1;
        one.run();
      }
    }
    for (const run of painted.splice(0)) run();
    now = (Math.floor(now / FRAME_MS) + 1) * FRAME_MS;
  }
  return { drawn, frames };
}

describe('what is drawn', () => {
  test('is drawn in every frame, once, where it takes little', () => {
    expect(drawnWithin(96, 3, 2).drawn).toEqual(
      [2, 4, 6, 8, 10, 12].map((which, at) => ({ at: at * FRAME_MS, which })),
    );
  });

  test('leaves the window longer for all else after a drawing that took long, and asks for no frame meanwhile', () => {
    const { drawn, frames } = drawnWithin(320, 20);
    expect([drawn.map(({ at }) => at), frames]).toEqual([[0, 64, 128, 192, 256], 5]);
  });

  test('is seen soon all the same after one long drawing', () => {
    expect(drawnWithin(1_200, 500).drawn.map(({ at }) => at)).toEqual([0, 624]);
  });
});

test('what comes before a drawing is painted waits for that', () => {
  const waiting: (() => void)[] = [];
  const painted: (() => void)[] = [];
  const drawn: string[] = [];
  const atEase = createFramePace({
    next: (run) => void waiting.push(run),
    painted: (run) => void painted.push(run),
    now: () => 0,
  });
  const frame = (): void => {
    for (const run of waiting.splice(0)) run();
  };
  atEase(() => drawn.push('first'));
  frame();
  atEase(() => drawn.push('second'));
  frame();
  expect(drawn).toEqual(['first']);
  for (const run of painted.splice(0)) run();
  frame();
  expect(drawn).toEqual(['first', 'second']);
  expect(waiting).toEqual([]);
});

test('a drawing that fails is not the last', () => {
  const waiting: (() => void)[] = [];
  const atEase = createFramePace({
    next: (run) => void waiting.push(run),
    painted: (run) => {
      run();
    },
    now: () => 0,
  });
  atEase(() => {
    throw new Error('no such element');
  });
  expect(() => waiting.shift()?.()).toThrow('no such element');
  const drawn: string[] = [];
  atEase(() => drawn.push('next'));
  waiting.shift()?.();
  expect(drawn).toEqual(['next']);
});
