import { expect, onTestFinished, test, vi } from 'vitest';
import { limitEmbedder } from './limit-embedder';

test('an embedder that stays silent fails when its time is over, and one that answers does not', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const silent = limitEmbedder({ id: 'a', dimension: 1, embed: () => new Promise(() => undefined) }, 5_000);
  let outcome: unknown = 'waiting';
  silent.embed('text').catch((error: unknown) => (outcome = error));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(outcome).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toEqual(new Error('the embedder gave no answer in 5000 ms'));
  const quick = limitEmbedder({ id: 'a', dimension: 1, unrelated: 0.4, embed: async () => Float32Array.of(1) }, 5_000);
  expect([await quick.embed('text'), quick.unrelated, vi.getTimerCount()]).toEqual([Float32Array.of(1), 0.4, 0]);
});
