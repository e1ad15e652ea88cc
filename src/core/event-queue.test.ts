import { expect, it } from 'vitest';
import { createBroadcast } from './broadcast';
import { createEventQueue } from './event-queue';

it('gives every event once, in order, whenever it came', async () => {
  const queue = createEventQueue<number>(undefined);
  queue.push(1);
  const read: number[] = [];
  const reading = (async () => {
    for await (const event of queue) {
      read.push(event);
      if (event === 3) queue.close();
    }
  })();
  queue.push(2);
  await Promise.resolve();
  queue.push(3);
  await reading;
  expect(read).toEqual([1, 2, 3]);
});

it.each(['before', 'while waiting'])('ends when the signal aborts %s, and says so once', async (when) => {
  const abort = new AbortController();
  let ends = 0;
  if (when === 'before') abort.abort();
  const queue = createEventQueue<number>(abort.signal, () => {
    ends += 1;
  });
  const reading = (async () => {
    for await (const _ of queue) throw new Error('there was nothing to give');
  })();
  abort.abort();
  await reading;
  queue.push(1);
  expect(ends).toBe(1);
});

it('a broadcast starts each subscription with its first event and misses nothing after it', async () => {
  const broadcast = createBroadcast<string>();
  const { promise, resolve } = Promise.withResolvers<string>();
  const reader = broadcast.subscribe(() => promise)[Symbol.asyncIterator]();
  const first = reader.next();
  broadcast.send('change');
  resolve('list');
  expect([(await first).value, (await reader.next()).value]).toEqual(['list', 'change']);
});
