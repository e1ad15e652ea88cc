import { describe, expect, it } from 'vitest';
import { createWatchedValue } from './watched-value';

describe('a watched value', () => {
  it('is seen at once, then after each change', async () => {
    const value = createWatchedValue(1);
    const reader = value.watch();
    const first = await reader.next();
    const second = reader.next();
    value.set(2);
    expect([first, await second]).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
    ]);
  });

  it('gives a slow reader the newest value only', async () => {
    const value = createWatchedValue(1);
    const reader = value.watch();
    await reader.next();
    value.set(2);
    value.set(3);
    expect(await reader.next()).toEqual({ done: false, value: 3 });
  });

  it('ends when the signal aborts while the reader waits', async () => {
    const stop = new AbortController();
    const reader = createWatchedValue(1).watch(stop.signal);
    await reader.next();
    const waiting = reader.next();
    stop.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
});
