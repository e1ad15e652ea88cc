import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryMarks } from '../testing/memory-marks';
import { createHarness, storeKinds, textOf, type Stores } from '../testing/session-harness';
import { createMemories } from './memories';

const TOLD = 'My sailing boat is called Ludmila.';
const isFailed = (state: string): boolean => state === 'failed';

describe.each(storeKinds)('forgetting beside a turn that failed, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  it.each(['at once', 'late'])(
    'takes a forgotten prompt out of the journal and the window, though another answer to it had failed, and memory saves %s',
    async (pace) => {
      const harness = createHarness(stores, {
        scripts: [[{ text: 'Noted.' }], [{ text: 'Half' }, { fail: new Error('hang up') }]],
      });
      const id = await harness.submit(TOLD);
      const [prompt] = await harness.follow(id).until((state) => state === 'idle');
      await harness.service.regenerate(id, prompt?.id ?? '');
      await harness.follow(id).until(isFailed);
      const { save } = harness.store;
      if (pace === 'late') {
        harness.store.save = async (...saved) => {
          await rest(50);
          await save.call(harness.store, ...saved);
        };
      }
      const erased = Promise.withResolvers<void>();
      let due = (): void => undefined;
      const memories = createMemories({
        erasing: (work) => work(),
        memory: createMemoryMarks(harness.store),
        hidden: harness.hidden,
        sessions: harness.service,
        rows: stores.sessions,
        journal: stores.journal,
        saves: harness.saves,
        store: stores.forgetting,
        drafts: { cut: async () => undefined },
        onErased: erased.resolve,
        later: (work) => {
          due = work;
          return () => undefined;
        },
        log: harness.log,
      });
      await memories.forget(id, prompt?.id ?? '');
      due();
      await erased.promise;
      const shown = await harness.follow(id).until((state) => state === 'idle');
      expect(textOf(shown[0])).toBe('');
      const kept = [await stores.journal.unsaved(id), [...harness.store.rows.values()]];
      expect(JSON.stringify(kept)).not.toContain('Ludmila');
    },
  );
});
