import { expect, test } from 'vitest';
import { createStepRunner, finish, giveWay, type Steps } from './steps';

function* countTo(end: number): Steps<number> {
  for (let count = 0; count < end; count += 1) yield;
  return end;
}

test('work is done at once, or in slices of some milliseconds with a pause between them', async () => {
  let time = 0;
  let pauses = 0;
  const pause = async (): Promise<void> => void (pauses += 1);
  const run = createStepRunner({ pause, now: () => (time += 1) });
  expect([finish(countTo(10)), await run(countTo(10)), pauses]).toEqual([10, 10, 2]);
});

test('work whose pause rejects ends there', async () => {
  let time = 0;
  const run = createStepRunner({ pause: () => Promise.reject(new Error('stopped')), now: () => (time += 9) });
  await expect(run(countTo(10))).rejects.toThrow('stopped');
});

test('work that holds the thread long gives way to what else is asked for, and goes on', async () => {
  const seen: string[] = [];
  let time = 0;
  function* work(): Steps<string> {
    for (const step of ['one', 'two', 'three', 'four']) {
      seen.push(step);
      time += 2;
      yield;
    }
    return 'done';
  }
  setImmediate(() => seen.push('other'));
  expect(await createStepRunner({ pause: giveWay, now: () => time })(work())).toBe('done');
  expect(seen).toEqual(['one', 'two', 'other', 'three', 'four']);
});

test('work without an end stops with its caller', async () => {
  const stopped = new Error('nobody waits any more');
  let time = 0;
  const caller = new AbortController();
  setImmediate(() => caller.abort(stopped));
  const run = createStepRunner({ pause: () => giveWay(caller.signal), now: () => (time += 1) });
  await expect(run(countTo(Infinity))).rejects.toBe(stopped);
});
