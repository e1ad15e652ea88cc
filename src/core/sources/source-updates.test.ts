import { expect, it } from 'vitest';
import { demo } from '../testing/demo-source';
import type { SourceUpdate } from '../knowledge/knowledge';
import { createMemoryLog } from '../testing/memory-log';
import { createSourceUpdates } from './source-updates';

const parts = {
  cache: { list: async () => [], save: async () => {}, touch: async () => {}, remove: async () => {} },
  now: () => 1,
  log: createMemoryLog(),
  onProgress: () => {},
  onKept: () => {},
  change: async () => {},
};

it('an update that runs is the one that is started again, and the next one is another', async () => {
  const begun: PromiseWithResolvers<void>[] = [];
  const updates = createSourceUpdates({
    knowledge: {
      async *update() {
        const held = Promise.withResolvers<void>();
        begun.push(held);
        yield { type: 'progress', progress: { step: 'fetching', done: 0, total: 0 }, indexed: null };
        await held.promise;
      },
      remove: async () => {},
      fetchedSize: async () => 0,
      indexed: async () => [],
    },
    ...parts,
  });
  const first = updates.start(demo);
  expect(updates.start(demo)).toBe(first);
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await first.done;
  const second = updates.start(demo);
  expect(begun).toHaveLength(2);
  begun[1]?.resolve();
  await second.done;
});

it('what is being read is read once more, after it, for all that ask meanwhile, until the update has read all', async () => {
  const readings: {
    readonly isWaitedFor: boolean | undefined;
    readonly signal: AbortSignal | undefined;
    readonly held: PromiseWithResolvers<void>;
  }[] = [];
  const counts = {
    commit: null,
    localPath: null,
    isWhole: false,
    sizeBytes: 0,
    edited: 0,
    files: 1,
    passages: 1,
    skipped: [],
  };
  const updates = createSourceUpdates({
    ...parts,
    knowledge: {
      async *update({ isWaitedFor }, options): AsyncGenerator<SourceUpdate> {
        const held = Promise.withResolvers<void>();
        readings.push({ isWaitedFor, signal: options?.signal, held });
        yield { type: 'progress', progress: { step: 'reading', done: 0, total: 0 }, indexed: null };
        await held.promise;
        yield { type: 'done', indexed: counts };
      },
      remove: async () => {},
      fetchedSize: async () => 0,
      indexed: async () => [],
    },
  });
  const update = updates.start(demo);
  const { searchable } = update;
  const anew = update.readAnew();
  expect(update.readAnew()).toBe(anew);
  readings[0]?.held.resolve();
  await searchable;
  expect(readings[0]?.signal?.aborted).toBe(true);
  await expect.poll(() => readings.length).toBe(2);
  readings[1]?.held.resolve();
  await anew;
  await update.done;
  expect(readings.map((reading) => reading.isWaitedFor)).toEqual([false, true]);
  expect([update.readAnew(), readings.length]).toEqual([null, 2]);
});
