import { describe, expect, it } from 'vitest';
import { demo, passage } from '../testing/demo-source';
import { createHarness, storeKinds } from '../testing/session-harness';

describe.each(storeKinds)('over %s stores', (_, openStores) => {
  it.each([
    [{}, 'The call does not fit search_docs: query: Invalid input: expected string, received undefined.'],
    [{ query: 5, path: ['a'] }, /^The call does not fit search_docs: query: .*; path: .*\.$/],
    ['query: the key', 'The call does not fit search_docs: Invalid input: expected object, received string.'],
  ])('a call with %j is refused with a sentence, for the model and in the thread', async (input, sentence) => {
    const stores = await openStores();
    const call = { toolCall: { name: 'search_docs', input } };
    const harness = createHarness(stores, { scripts: [[call], [{ text: 'Sorry.' }]], passages: [passage] });
    harness.sources.push(demo);
    const window = harness.follow(await harness.submit('Which key?'));
    const thread = await window.until((state) => state === 'idle');
    const told = harness.model.calls[1]?.prompt.flatMap(({ role, content }) =>
      role === 'tool' ? content.flatMap((part) => (part.type === 'tool-result' ? [part.output] : [])) : [],
    );
    expect(told).toEqual([{ type: 'error-text', value: expect.stringMatching(sentence) }]);
    const shown = thread.at(-1)?.parts.find((part) => part.type === 'tool-search_docs' || part.type === 'dynamic-tool');
    expect(shown).toMatchObject({ state: 'output-error', errorText: expect.stringMatching(sentence) });
    await stores.close();
  });
});
