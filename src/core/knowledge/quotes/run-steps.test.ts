import { expect, test } from 'vitest';
import { createStepRunner } from './run-steps';

test('work that holds the thread long gives way to what else is asked for, and goes on', async () => {
  const seen: string[] = [];
  let now = 0;
  function* work() {
    for (const step of ['one', 'two', 'three', 'four']) {
      seen.push(step);
      now += 2;
      yield;
    }
    return 'done';
  }
  setImmediate(() => seen.push('other'));
  expect(await createStepRunner(undefined, () => now)(work())).toBe('done');
  expect(seen).toEqual(['one', 'two', 'other', 'three', 'four']);
});

test('work without an end stops with its caller', async () => {
  const stopped = new Error('nobody waits any more');
  let now = 0;
  function* work() {
    for (;;) {
      now += 1;
      yield;
    }
  }
  const caller = new AbortController();
  setImmediate(() => caller.abort(stopped));
  await expect(createStepRunner(caller.signal, () => now)(work())).rejects.toBe(stopped);
});
