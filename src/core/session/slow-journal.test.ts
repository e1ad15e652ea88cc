import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { createHarness, storeKinds, textOf, type Stores } from '../testing/session-harness';

const KILOBYTE = 1_024;
const word = (kilobytes: number): string => `${'x'.repeat(kilobytes * KILOBYTE - 1)} `;

describe.each(storeKinds)('a model that is faster than the disk, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  it('is read no faster than that, and all it says is kept', async () => {
    const { promise: isWritten, resolve: goOn } = Promise.withResolvers<void>();
    const journal: Stores['journal'] = {
      ...stores.journal,
      write: async (turn, entry) => {
        if (entry.chunks.some(({ type }) => type === 'text-delta')) await isWritten;
        await stores.journal.write(turn, entry);
      },
    };
    const harness = createHarness({ ...stores, journal }, { scripts: [[{ text: word(1).repeat(640) }]] });
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    const shown = (): number =>
      window.events.reduce(
        (sum, event) =>
          sum + (event.type === 'chunk' && event.chunk.type === 'text-delta' ? event.chunk.delta.length : 0),
        0,
      );
    while (shown() === 0) await nextRound();
    for (let before = -1; before !== shown();) {
      before = shown();
      for (let round = 0; round < 500; round += 1) await nextRound();
    }
    expect(shown()).toBeLessThan(400 * KILOBYTE);
    goOn();
    const thread = await window.until((state) => state === 'idle');
    await harness.saves.drain();
    expect([textOf(thread.at(-1)).length, harness.store.rows.size]).toEqual([640 * KILOBYTE, 2]);
  });

  it('shows all it says while the disk takes nothing, but for more than a memory should hold, and is asked again later', async () => {
    let isFull = false;
    const journal: Stores['journal'] = {
      ...stores.journal,
      write: (turn, entry) => (isFull ? Promise.reject(new AppError('data.full')) : stores.journal.write(turn, entry)),
    };
    const { promise: isOpen, resolve: goOn } = Promise.withResolvers<void>();
    const endless = { text: word(64).repeat(192) };
    const harness = createHarness(
      { ...stores, journal },
      { scripts: [[{ text: 'Begun. ' }, { hold: isOpen }, endless], [{ text: 'Short.' }]] },
    );
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    while (!window.events.some((event) => event.type === 'chunk' && event.chunk.type === 'text-delta'))
      await nextRound();
    isFull = true;
    goOn();
    const thread = await window.until((state) => state === 'failed');
    const last = window.events.findLast((event) => event.type === 'state');
    expect(last?.state.error).toMatchObject({ code: 'turn.unwritten' });
    const length = textOf(thread.at(-1)).length;
    expect([length > 8_192 * KILOBYTE, length < 9_000 * KILOBYTE]).toEqual([true, true]);

    isFull = false;
    await harness.service.retry(id);
    expect((await window.until((state) => state === 'idle')).map(textOf)).toEqual(['Go', 'Short.']);
  });
});
