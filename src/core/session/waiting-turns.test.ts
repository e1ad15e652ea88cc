import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { queuedTurn } from '../testing/queued-turn';
import type { ScriptedStep } from '../testing/scripted-model';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const isInterrupted = (state: string): boolean => state === 'interrupted';

describe.each(storeKinds)('a prompt that waited when the app ended, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  /** A session in which `one` was answered by `A`, started again with a second prompt that waits. */
  const restarted = async (scripts: ReadonlyArray<readonly ScriptedStep[]> = []) => {
    const harness = createHarness(stores, { scripts: [[{ text: 'A' }], ...scripts] });
    const id = await harness.submit('one');
    await harness.follow(id).until(isIdle);
    await harness.saves.drain();
    await harness.service.close();
    const promptId = v7();
    const now = Date.now();
    await stores.journal.enqueue(
      queuedTurn({ promptId, answerId: v7(), sessionId: id, text: 'two', createdAt: now, askedAt: now }),
      null,
    );
    await harness.restart();
    return { harness, id, promptId, window: harness.follow(id) };
  };
  const headOf = async (harness: Harness, id: string) =>
    (await harness.store.thread(id, (await stores.sessions.get(id))?.headMessageId ?? null)).messages.at(-1)?.id ?? '';

  it('stands behind the thread', async () => {
    const { window } = await restarted();
    expect((await window.until(isInterrupted)).map(textOf)).toEqual(['one', 'A', 'two']);
  });

  it('is no version of the first one when it is answered', async () => {
    const { harness, id, window } = await restarted([[{ text: 'B' }]]);
    await window.until(isInterrupted);
    await harness.service.retry(id);
    expect((await window.until(isIdle)).map(textOf)).toEqual(['one', 'A', 'two', 'B']);
    const told = window.events.findLast((event) => event.type === 'versions' || event.type === 'snapshot');
    expect(told).toMatchObject({ versions: {} });
  });

  it('can be chosen again when it was passed over without an answer', async () => {
    const { harness, id, promptId, window } = await restarted([[{ text: 'C' }]]);
    await window.until(isInterrupted);
    const parentId = await headOf(harness, id);
    await harness.service.submit({ messageId: v7(), sessionId: id, text: 'two, edited', parentId });
    await harness.service.settled();
    await harness.service.select(id, promptId);
    expect((await harness.follow(id).until(isIdle)).map(textOf)).toEqual(['one', 'A', 'two']);
  });

  it('stands behind its thread in a session that comes out of the trash', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = createHarness(stores, { scripts: [[{ text: 'A' }], [{ text: 'B' }, { hold: never }]] });
    const id = await harness.submit('one');
    const window = harness.follow(id);
    await window.until(isIdle);
    await harness.submit('two', id);
    await window.until((state) => state === 'generating');
    await harness.submit('three', id);
    await harness.service.change(id, { trashedAt: 1 });
    await harness.service.settled();
    window.end();
    await harness.restart();
    await harness.service.change(id, { trashedAt: null });
    const shown = (await harness.follow(id).until(isInterrupted)).map(textOf);
    expect([shown[0], shown[1], shown[2], shown.at(-1)]).toEqual(['one', 'A', 'two', 'three']);
  });
});
