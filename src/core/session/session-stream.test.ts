import { expect, it, vi } from 'vitest';
import type { SessionEvent } from '../../shared/contract/sessions';
import { createSessionStream, type LiveEvent, type SessionStream } from './session-stream';
import { makeSummary } from '../../shared/testing/make-summary';

const closed = () => ({
  session: makeSummary(),
  messages: [],
  hasUnread: false,
  versions: {},
});
const word = (delta: string): LiveEvent => ({
  type: 'chunk',
  messageId: 'a',
  chunk: { type: 'text-delta', id: 't', delta },
});

/** What a subscriber has got so far: the deltas and types of each batch. */
function read(stream: SessionStream): string[][] {
  const batches: string[][] = [];
  const name = (event: SessionEvent): string =>
    event.type === 'chunk' && event.chunk.type === 'text-delta' ? event.chunk.delta : event.type;
  void (async () => {
    for await (const batch of stream.subscribe(closed)) batches.push(batch.map(name));
  })();
  return batches;
}

it('sends what comes in one tick at once, and gathers the flood that follows', async () => {
  vi.useFakeTimers();
  const stream = createSessionStream();
  const batches = read(stream);
  for (const delta of ['a', 'b']) stream.publish(word(delta));
  await vi.advanceTimersByTimeAsync(0);
  for (const delta of ['c', 'd', 'e']) {
    await vi.advanceTimersByTimeAsync(2);
    stream.publish(word(delta));
  }
  const early = [...batches];
  await vi.advanceTimersByTimeAsync(10);
  vi.useRealTimers();
  expect(early).toEqual([['snapshot'], ['a', 'b']]);
  expect(batches).toEqual([...early, ['c', 'd', 'e']]);
});

it('gives a window that comes between each event once: in its first batch, or after', async () => {
  const stream = createSessionStream();
  const early = read(stream);
  stream.publish(word('a'));
  const late = read(stream);
  stream.publish(word('b'));
  await vi.waitUntil(() => late.length === 2);
  expect([early.flat(), late]).toEqual([
    ['snapshot', 'a', 'b'],
    [['snapshot', 'a'], ['b']],
  ]);
});
