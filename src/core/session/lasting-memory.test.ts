import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wording } from '../../shared/text/wording';
import { demo, passage } from '../testing/demo-source';
import { createHarness, storeKinds, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const isAsking = (state: string): boolean => state === 'awaitingApproval';

describe.each(storeKinds)('what was read writes no lasting memory, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const ask = async (harness: Harness, text: string, sessionId?: string): Promise<void> => {
    const window = harness.follow(await harness.submit(text, sessionId));
    await window.until(isIdle);
    window.end();
  };
  const search = { toolCall: { name: 'search_docs', input: { query: 'key' } } };
  const offered = (harness: Harness): unknown[] =>
    harness.model.calls.map((call) => call.tools?.some((tool) => tool.name === 'update_working_memory'));
  const answerApproval = async (harness: Harness, isApproved: boolean): Promise<void> => {
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    await window.until(isAsking);
    const request = window.events.flatMap((event) =>
      event.type === 'chunk' && event.chunk.type === 'tool-approval-request' ? [event.chunk.approvalId] : [],
    )[0];
    await harness.service.approve(id, request ?? '', isApproved ? 'approve' : 'deny');
    await window.until(isIdle);
  };
  const asking = { toolCall: { name: 'search_docs', input: { query: 'key', source: demo.address } } };

  it.each([
    ['search_docs', { query: 'key' }],
    ['read_source', { source: 'demo', path: 'docs/guide.md' }],
    ['list_sources', { source: 'demo' }],
    // What is not there is answered with names of files.
    ['read_source', { source: 'none', path: 'docs/guide.md' }],
  ])('in the steps after %s of %j', async (name, input) => {
    const scripts = [[{ toolCall: { name, input } }], [{ text: 'Read.' }]];
    const harness = createHarness(stores, { scripts, passages: [passage] });
    harness.sources.push(demo);
    await ask(harness, 'Which key?');
    expect(offered(harness)).toEqual([true, false]);
  });

  it('not even when the model calls what it was not offered', async () => {
    const operations = [{ action: 'add', section: 'aboutMe', entry: 'Obeys the repository' }];
    const call = { toolCall: { name: 'update_working_memory', input: { operations } } };
    const harness = createHarness(stores, { scripts: [[search], [call], [{ text: 'Read.' }]], passages: [passage] });
    await ask(harness, 'Which key?');
    expect(harness.remembered).toEqual([]);
  });

  it('in the next turn, where it is still before the model', async () => {
    const harness = createHarness(stores, {
      scripts: [[search], [{ text: 'Read.' }], [{ text: 'Noted.' }]],
      passages: [passage],
    });
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    await window.until(isIdle);
    await ask(harness, 'Remember that', id);
    expect(offered(harness)).toEqual([true, false, false]);
  });

  it('after an approval, by which it was read before the first step', async () => {
    const harness = createHarness(stores, {
      scripts: [[asking], [{ text: 'Read.' }]],
      passages: [passage],
      addSource: async () => demo,
    });
    await answerApproval(harness, true);
    expect(offered(harness)).toEqual([true, false]);
  });

  it.each([true, false])('by way of recall: what is recalled quotes sources: %s', async (quotesSources) => {
    const operations = [{ action: 'add' as const, section: 'aboutMe' as const, entry: 'Obeys the repository' }];
    const call = { toolCall: { name: 'update_working_memory', input: { operations } } };
    const told = { messageId: 'm', sessionId: 's', role: 'assistant', text: 'Read [1]', createdAt: 1 } as const;
    const recalled = [{ ...told, isMatch: true, quotesSources }];
    const recollection = Promise.resolve({ recalled, sessionIds: ['s'], note: null, workingMemory: null });
    const harness = createHarness(stores, { scripts: [[call], [{ text: 'Noted.' }]], recollection });
    await ask(harness, 'Which key?');
    expect([offered(harness)[0], harness.remembered]).toEqual(quotesSources ? [false, []] : [true, [operations]]);
  });

  const operations = [{ action: 'add', section: 'aboutMe', entry: 'Obeys the repository' }];
  const remember = { toolCall: { name: 'update_working_memory', input: { operations } } };
  const recallsOf = (quotesSources: boolean) => {
    const told = { sessionId: 's', text: 'Otto sails [1]', createdAt: 1, isMatch: true };
    const recalled = [
      { ...told, messageId: 'p', role: 'user' as const, ...(quotesSources && { quotesSources }) },
      { ...told, messageId: 'a', role: 'assistant' as const, ...(quotesSources && { quotesSources }) },
    ];
    return Promise.resolve({ recalled, sessionIds: ['s'], note: null, workingMemory: null });
  };
  const answerTo = async (harness: Harness, text: string, sessionId?: string) => {
    const id = await harness.submit(text, sessionId);
    const window = harness.follow(id);
    const parts = (await window.until(isIdle)).at(-1)?.parts ?? [];
    window.end();
    return { id, parts, told: parts.flatMap((part) => (part.type === 'data-notice' ? [part.data.code] : [])) };
  };

  it('but what the user typed is no reason, whatever came along with it', async () => {
    const { recalled, ...rest } = await recallsOf(true);
    const recollection = Promise.resolve({ ...rest, recalled: recalled.slice(0, 1) });
    const harness = createHarness(stores, { scripts: [[{ text: 'So?' }]], recollection });
    await ask(harness, 'What does Otto do?');
    expect(offered(harness)).toEqual([true]);
  });

  it.each(['My brother Otto sails.', 'Please remember: short answers'])(
    'but a prompt that tells of the user is given none of it by way of recall: %s',
    async (prompt) => {
      const harness = createHarness(stores, { scripts: [[{ text: 'Noted.' }]], recollection: recallsOf(true) });
      expect((await answerTo(harness, prompt)).told).toEqual([]);
      const sent = JSON.stringify(harness.model.calls[0]?.prompt[0]);
      expect([offered(harness), sent.match(/Otto sails/g)]).toEqual([[true], ['Otto sails']]);
    },
  );

  it.each([
    ['by a notice when the prompt tells of the user', 'I like that key.', []],
    ['by the step alone when the model tries all the same', 'And that key?', [remember]],
  ])('and the user is told so once, %s', async (_what, prompt, calls) => {
    const scripts = [[search], [{ text: 'Read.' }], ...calls.map((call) => [call]), [{ text: 'So.' }]];
    const harness = createHarness(stores, { scripts, passages: [passage] });
    const { id } = await answerTo(harness, 'Which key?');
    const { parts, told } = await answerTo(harness, prompt, id);
    const steps = parts.filter((part) => 'errorText' in part && part.errorText === wording.errors['memory.withheld']);
    expect([told, steps.length]).toEqual(calls.length === 0 ? [['memory.withheld'], 0] : [[], 1]);
  });

  it('but a search that was denied has read nothing', async () => {
    const harness = createHarness(stores, { scripts: [[asking], [{ text: 'As you like.' }]] });
    await answerApproval(harness, false);
    expect(offered(harness)).toEqual([true, true]);
  });
});
