import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';

describe.each(storeKinds)('what of memory a session has, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const scripts = ['A', 'B', 'C'].map((text) => [{ text }]);
  const answered = async (harness: Harness, text: string, sessionId?: string): Promise<string> => {
    const id = await harness.submit(text, sessionId);
    await harness.follow(id).until(isIdle);
    await harness.saves.drain();
    return id;
  };
  const answeredPrivately = async (harness: Harness, text: string): Promise<string> => {
    const { sessionId } = await harness.service.submit({ messageId: v7(), text, isPrivate: true });
    await harness.follow(sessionId).until(isIdle);
    await harness.saves.drain();
    return sessionId;
  };

  it('recall reaches as far as the session says, and else as the settings say', async () => {
    const harness = createHarness(stores, { scripts, settings: { recallReach: 'session' } });
    const id = await answered(harness, '1');
    await harness.service.change(id, { recallReach: 'none' });
    await answered(harness, '2', id);
    await harness.service.change(id, { recallReach: null });
    await answered(harness, '3', id);
    expect(harness.recallInputs.map(({ reach }) => reach)).toEqual(['session', 'none', 'session']);
  });

  it('sessions in the trash and private ones are hidden from recall, but not from themselves', async () => {
    const harness = createHarness(stores, { scripts });
    const trashed = await answered(harness, '1');
    await harness.service.change(trashed, { trashedAt: 1 });
    const secret = await answeredPrivately(harness, '2');
    await answered(harness, '3');
    expect(harness.recallInputs.map(({ hiddenSessionIds }) => hiddenSessionIds)).toEqual([
      [],
      [trashed],
      [trashed, secret],
    ]);
  });

  it('a private session is saved as one from its first prompt on', async () => {
    const harness = createHarness(stores, { scripts });
    const id = await answeredPrivately(harness, '1');
    expect(harness.store.saved).toMatchObject([{ id, isPrivate: true }]);
  });

  it('a private session offers the model no lasting memory to write', async () => {
    const harness = createHarness(stores, { scripts });
    await answeredPrivately(harness, '1');
    await answered(harness, '2');
    const offered = harness.model.calls.map(({ tools }) => tools?.some(({ name }) => name === 'update_working_memory'));
    expect(offered).toEqual([false, true]);
  });

  it('a message that is hidden is told neither to windows nor to the model', async () => {
    const harness = createHarness(stores, { scripts });
    const id = await answered(harness, 'The code is 4711.');
    const window = harness.follow(id);
    const [prompt] = await window.until(isIdle);
    harness.hidden.set(prompt?.id ?? '', true);
    await harness.service.refresh(false);
    const shown = (await window.until(isIdle)).map((message) => [textOf(message), message.metadata?.forgotten]);
    await answered(harness, 'What is the code?', id);
    expect(shown).toEqual([
      ['', true],
      ['A', undefined],
    ]);
    expect(JSON.stringify(harness.model.calls[1]?.prompt)).not.toContain('4711');
  });
});
