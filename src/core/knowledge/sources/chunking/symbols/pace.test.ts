import { expect, test } from 'vitest';
import { createPace, TooMuchWork } from './pace';

/** A pace on a clock that the test sets. */
function paceAt(maxCost: number) {
  const clock = { now: 0 };
  const pace = createPace({ maxCost, pause: async () => void (clock.now += 60_000), now: () => clock.now });
  return { clock, pace };
}

test('work may be done up to its bound and no further', () => {
  const { pace } = paceAt(10);
  pace.spend(4);
  pace.spend(6);
  expect(() => pace.spend(1)).toThrow(TooMuchWork);
});

test('a rest is due after a slice, and starts the next one', async () => {
  const { clock, pace } = paceAt(10);
  expect(pace.isDue()).toBe(false);
  clock.now += 5;
  expect([pace.isDue(), pace.isLate()]).toEqual([true, false]);
  clock.now += 1_000;
  expect(pace.isLate()).toBe(true);
  await pace.rest();
  expect([pace.isDue(), pace.isLate()]).toEqual([false, false]);
});

test('steps that take longer and longer end the work, however long the rests are', async () => {
  const { clock, pace } = paceAt(10);
  for (let slice = 0; slice < 3; slice += 1) {
    clock.now += 1_500;
    await pace.rest();
  }
  clock.now += 1_001;
  await expect(pace.rest()).rejects.toThrow(TooMuchWork);
});
