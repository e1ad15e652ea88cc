import { expect, test } from 'vitest';
import { createPriority } from './priority';

test('bulk work waits while an interactive call is open, then goes on', async () => {
  const priority = createPriority();
  const order: string[] = [];
  const answer = Promise.withResolvers<void>();
  const call = priority.interactive(async () => {
    await answer.promise;
    order.push('call');
  });
  const bulk = priority.pause().then(() => order.push('bulk'));
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  answer.resolve();
  await Promise.all([call, bulk]);
  expect(order).toEqual(['call', 'bulk']);
});

test('waited-for work takes its turns while a call is open, until it is stopped', async () => {
  const priority = createPriority();
  await priority.interactive(() => priority.turn());
  await expect(priority.turn(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});

test('a call that fails is open no longer', async () => {
  const priority = createPriority();
  await expect(priority.interactive(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await priority.pause();
});

test('stopped bulk work rejects at its next pause', async () => {
  const priority = createPriority();
  await expect(priority.pause(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});
