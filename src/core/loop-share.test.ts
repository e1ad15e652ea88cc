import { expect, test } from 'vitest';
import { createLoopShare } from './loop-share';

/** Streams of steps that take 3 ms each, on a loop whose turns are counted. */
async function run(streams: number, steps: number): Promise<readonly (readonly number[])[]> {
  let time = 0;
  let turn = 0;
  let waiting: (() => void)[] = [];
  const share = createLoopShare({ now: () => time, next: (work) => waiting.push(work) });
  const turns: number[][] = [];
  const ended = new Set<number>();
  const stream = async (name: number): Promise<void> => {
    for (let step = 0; step < steps; step += 1) {
      const wait = share();
      if (wait !== null) await wait;
      time += 3;
      (turns[turn] ??= []).push(name);
    }
    ended.add(name);
  };
  const all = Promise.all(Array.from({ length: streams }, (_, name) => stream(name)));
  while (ended.size < streams && turn < 100) {
    // All that goes on without the loop's next turn.
    for (let at = 0; at < 100; at += 1) await Promise.resolve();
    turn += 1;
    const due = waiting;
    waiting = [];
    for (const work of due) {
      work();
      for (let at = 0; at < 100; at += 1) await Promise.resolve();
    }
  }
  if (ended.size === streams) await all;
  return turns.map((names) => names ?? []);
}

test('streams that come at once take no more of a turn of the loop together than one of them', async () => {
  const turns = await run(12, 4);
  expect(turns.flat()).toHaveLength(48);
  // The step that goes beyond the limit is the last.
  expect(Math.max(...turns.map((names) => names.length))).toBe(3);
});

test('a single short stream is never held up', async () => {
  expect(await run(1, 2)).toEqual([[0, 0]]);
});

test('each has its turn, in the order in which they began to wait', async () => {
  const turns = await run(5, 6);
  expect(turns.flat()).toHaveLength(30);
  expect(turns.slice(1, 6).map(([first]) => first)).toEqual([0, 1, 2, 3, 4]);
});

test('what comes in a later turn is not held up by what an earlier one took', () => {
  const time = { now: 0, next: (): void => undefined };
  const share = createLoopShare({ now: () => time.now, next: (work) => (time.next = work) });
  expect(share()).toBeNull();
  time.now = 20;
  time.next();
  expect(share()).toBeNull();
});
