import { expect, it } from 'vitest';
import { demo } from '../testing/demo-source';
import { createMemoryLog } from '../testing/memory-log';
import { createSourceUpdates } from './source-updates';

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
    },
    cache: { list: async () => [], save: async () => {}, touch: async () => {}, remove: async () => {} },
    now: () => 1,
    log: createMemoryLog(),
    onProgress: () => {},
    onKept: () => {},
    change: async () => {},
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
