import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../shared/contract/sessions';
import { createHarness, storeKinds, textOf, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const isGenerating = (state: string): boolean => state === 'generating';

describe.each(storeKinds)('prompts that wait, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const told = (events: readonly SessionEvent[]): readonly string[] =>
    events.flatMap((event) => {
      if (event.type === 'snapshot') return event.queue.map(({ text }) => `shown ${text}`);
      return event.type === 'queued' ? [`queued ${event.prompt.text}`] : [];
    });

  it('are told with their text once, to a window that comes later by its snapshot', async () => {
    const hold = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const script = ([first, second] = hold) => [
      [{ text: 'A' }, { hold: first?.promise ?? Promise.resolve() }],
      [{ text: 'B' }, { hold: second?.promise ?? Promise.resolve() }],
      [{ text: 'C' }],
    ];
    const harness = createHarness(stores, { scripts: script() });
    const id = await harness.submit('one');
    const early = harness.follow(id);
    await early.until(isGenerating);
    await harness.submit('two', id);
    await harness.submit('three', id);
    const late = harness.follow(id);
    await late.until(isGenerating);
    for (const { resolve } of hold) resolve();
    const thread = await early.until((state) => isIdle(state) && harness.model.calls.length === 3);
    expect(thread.map(textOf)).toEqual(['one', 'A', 'two', 'B', 'three', 'C']);
    await late.until((state) => isIdle(state));
    expect([told(early.events), told(late.events)]).toEqual([
      ['queued two', 'queued three'],
      ['shown two', 'shown three'],
    ]);
  });

  it('cost a window their size twice, waiting and asked, however often the state changes', async () => {
    const release = Promise.withResolvers<void>();
    const harness = createHarness(stores, {
      scripts: [[{ text: 'A' }, { hold: release.promise }], [{ text: 'B' }], [{ text: 'C' }]],
    });
    const id = await harness.submit('one');
    const window = harness.follow(id);
    await window.until(isGenerating);
    const size = 1_000_000;
    await harness.submit('two', id);
    await harness.submit('x'.repeat(size), id);
    release.resolve();
    await window.until((state) => isIdle(state) && harness.model.calls.length === 3);
    const sent = JSON.stringify(window.events).length;
    expect(Math.floor(sent / size)).toBe(2);
  });
});
