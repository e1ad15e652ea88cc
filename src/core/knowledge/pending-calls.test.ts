import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { createPendingCalls } from './pending-calls';

const never = new Promise<never>(() => undefined);

test('an answer, good or bad, is the caller’s', async () => {
  const calls = createPendingCalls();
  expect(await calls.run(Promise.resolve(1))).toBe(1);
  await expect(calls.run(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('a failure ends what is pending, and what comes after', async () => {
  const calls = createPendingCalls();
  const pending = [calls.run(never), calls.run(never)];
  calls.fail(new Error('gone'));
  const later = calls.run(Promise.reject(new Error('no')));
  const gone = { status: 'rejected', reason: new Error('gone') };
  expect(await Promise.allSettled([...pending, later])).toEqual([gone, gone, gone]);
});

test('answers are not kept', async () => {
  class Answer {
    readonly text = 'a passage';
  }
  const calls = createPendingCalls();
  const ask = async (): Promise<void> => void (await calls.run(Promise.resolve(new Answer())));
  for (let count = 0; count < 10; count += 1) await ask();
  // Collects garbage, then counts.
  expect(queryObjects(Answer, { format: 'count' })).toBe(0);
});
