import { expect, test } from 'vitest';
import type { ContractClient } from '../../../shared/contract/contract';
import type { RebuildProgress } from '../../../shared/domain/memory';
import type { Bridge } from './bridge';
import { createRebuilding } from './rebuilding';

/** A main that rebuilds as `steps` says, and a bridge to it. */
function over(steps: (signal: AbortSignal) => AsyncIterable<RebuildProgress>) {
  let calls = 0;
  const watch: Bridge['watch'] = async (open, onEvent, signal) => {
    calls += 1;
    // As much of main as a rebuild asks.
    const client = { memories: { rebuild: async () => steps(signal) } } as unknown as ContractClient;
    for await (const event of await open(client, signal)) onEvent(event);
  };
  const rebuilding = createRebuilding({ watch });
  const seen: (RebuildProgress | null)[] = [];
  rebuilding.progress.subscribe(() => void seen.push(rebuilding.progress.get()));
  return { rebuilding, seen, calls: () => calls };
}

test('a rebuild tells its steps, and that it is whole; a second one does not begin beside it', async () => {
  const { rebuilding, seen, calls } = over(async function* () {
    yield { done: 1, total: 2 };
    yield { done: 2, total: 2 };
  });
  const whole = await Promise.all([rebuilding.start(), rebuilding.start()]);
  expect([whole, calls(), seen]).toEqual([
    [true, false],
    1,
    [{ done: 0, total: 0 }, { done: 1, total: 2 }, { done: 2, total: 2 }, null],
  ]);
});

test('one that is stopped is not whole, and another may follow', async () => {
  const { rebuilding, calls } = over(async function* (signal) {
    yield { done: 1, total: 2 };
    if (calls() === 1) rebuilding.stop();
    signal.throwIfAborted();
  });
  expect([await rebuilding.start(), rebuilding.progress.get(), await rebuilding.start()]).toEqual([false, null, true]);
});

test('one that fails says why, and another may follow', async () => {
  const { rebuilding } = over(async function* () {
    yield { done: 0, total: 2 };
    throw new Error('broken');
  });
  await expect(rebuilding.start()).rejects.toThrow('broken');
  expect(rebuilding.progress.get()).toBeNull();
});
