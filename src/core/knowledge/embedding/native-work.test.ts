import { expect, it } from 'vitest';
import { createNativeWork } from './native-work';

it('is settled once all that runs has ended, whichever way, and what began meanwhile', async () => {
  const work = createNativeWork();
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const told: string[] = [];
  const refused = work.run(() => first.promise).catch(() => void work.run(() => second.promise));
  const settled = work.settled(60_000).then(() => told.push('settled'));
  first.reject(new Error('no vector'));
  await refused;
  told.push('first');
  second.resolve('vector');
  await settled;
  expect(told).toEqual(['first', 'settled']);
});

it('gives what the work gave, and is settled when nothing was asked of it', async () => {
  const work = createNativeWork();
  await work.settled(60_000);
  expect(await work.run(async () => 'vector')).toBe('vector');
});

it('waits no longer than its limit for work that never ends', async () => {
  const work = createNativeWork();
  void work.run(() => new Promise(() => undefined));
  await work.settled(1);
  expect(await work.run(async () => 'vector')).toBe('vector');
});
