import { describe, expect, it } from 'vitest';
import { wording, fill } from '../../shared/text/wording';
import type { FoundPassage } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';
import { demo, passage } from '../testing/demo-source';
import { createHarness, storeKinds, type HarnessOptions } from '../testing/session-harness';

describe.each(storeKinds)('over %s stores', (_, openStores) => {
  it.each([
    [{}, 'The call does not fit search_docs: “query” must be a text.'],
    [{ query: 5, path: ['a'] }, 'The call does not fit search_docs: “query” must be a text; “path” must be a text.'],
    ['query: the key', 'The call does not fit search_docs: the input must be an object.'],
  ])('a call with %j is refused with a sentence, for the model and in the thread', async (input, sentence) => {
    const stores = await openStores();
    const call = { toolCall: { name: 'search_docs', input } };
    const harness = createHarness(stores, { scripts: [[call], [{ text: 'Sorry.' }]], passages: [passage] });
    harness.sources.push(demo);
    const window = harness.follow(await harness.submit('Which key?'));
    const thread = await window.until((state) => state === 'idle');
    expect(toldToModel(harness)).toEqual([{ type: 'error-text', value: sentence }]);
    const shown = thread.at(-1)?.parts.find((part) => part.type === 'tool-search_docs' || part.type === 'dynamic-tool');
    expect(shown).toMatchObject({ state: 'output-error', errorText: sentence });
    await stores.close();
  });

  /** A turn whose model calls a tool that fails; what the model, the window and the log are told of it. */
  const failWith = async (
    name: string,
    passages?: HarnessOptions['passages'],
    input: Readonly<Record<string, string>> = { query: 'key' },
  ) => {
    const stores = await openStores();
    const call = { toolCall: { name, input } };
    const harness = createHarness(stores, {
      scripts: [[call], [{ text: 'Sorry.' }]],
      ...(passages !== undefined && { passages }),
    });
    harness.sources.push(demo);
    const window = harness.follow(await harness.submit('Which key?'));
    const part = (await window.until((state) => state === 'idle')).at(-1)?.parts.find(({ type }) => /tool/.test(type));
    await stores.close();
    return {
      told: toldToModel(harness)?.map((output) => ('value' in output ? output.value : null)),
      shown: part !== undefined && 'errorText' in part ? part.errorText : null,
      logged: harness.log.lines.filter((line) => line.includes('"error"')).length,
    };
  };

  it('a bug of a tool is logged, and told as one', async () => {
    // No passage: what looks at it breaks.
    const broken = [null as unknown as FoundPassage];
    expect(await failWith('search_docs', broken)).toEqual({
      told: [wording.errors.internal],
      shown: wording.errors.internal,
      logged: 1,
    });
  });

  it('a tool that there is not is told by its name, and is no bug', async () => {
    const sentence = 'There is no tool named search_web.';
    expect(await failWith('search_web')).toEqual({ told: [sentence], shown: sentence, logged: 0 });
  });

  it.each(['', ' \u200b\n'])('a search for nothing is told to be one: %j', async (query) => {
    const sentence = wording.errors['tool.noQuery'];
    const told = { told: [sentence], shown: sentence, logged: 0 };
    expect(await failWith('search_docs', [passage], { query })).toEqual(told);
  });

  it('an expected failure of a tool is told by its sentence alone', async () => {
    const sentence = fill(wording.errors['source.noSuch'], { name: 'nowhere' });
    const input = { query: 'key', source: 'nowhere' };
    expect(await failWith('search_docs', [], input)).toEqual({ told: [sentence], shown: sentence, logged: 0 });
  });

  it('a bug in what stands around the model is told as one of Lectern, and logged', async () => {
    const stores = await openStores();
    const input = { query: 'key', source: 'https://example.org/other.git' };
    const harness = createHarness(stores, {
      scripts: () => {
        // No source: what looks whether the call needs an approval breaks.
        harness.sources.push(null as unknown as StoredSource);
        return [{ toolCall: { name: 'search_docs', input } }];
      },
    });
    const window = harness.follow(await harness.submit('Which key?'));
    await window.until((state) => state === 'failed');
    const state = window.events.findLast((event) => event.type === 'state');
    await stores.close();
    expect(state).toMatchObject({ state: { error: { code: 'internal' } } });
    expect(harness.log.lines.filter((line) => line.includes('a step of a turn failed'))).toHaveLength(1);
  });
});

/** What the tools gave, as the model had it before its second step. */
function toldToModel({ model }: ReturnType<typeof createHarness>) {
  return model.calls[1]?.prompt.flatMap(({ role, content }) =>
    role === 'tool' ? content.flatMap((part) => (part.type === 'tool-result' ? [part.output] : [])) : [],
  );
}
