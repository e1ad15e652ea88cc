import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import { emptyProfile } from '../../shared/domain/profile';
import { wording } from '../../shared/text/wording';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';

describe.each(storeKinds)('a model that changes the profile, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const ask = async (harness: Harness, text: string): Promise<LecternMessage | undefined> => {
    const window = harness.follow(await harness.submit(text));
    const thread = await window.until(isIdle);
    window.end();
    return thread.at(-1);
  };
  const operations = [{ action: 'add', section: 'aboutMe', entry: 'Name: Éva' }] as const;
  const remember = { toolCall: { name: 'update_working_memory', input: { operations } } };
  const outputOf = (answer: LecternMessage | undefined) =>
    answer?.parts.find((part) => part.type === 'tool-update_working_memory');

  it('is given what it changed, and the user sees it', async () => {
    const harness = createHarness(stores, { scripts: [[remember], [{ text: 'Noted.' }]] });
    const answer = await ask(harness, 'I am Éva');
    expect(harness.remembered).toEqual([operations]);
    expect(outputOf(answer)).toMatchObject({ state: 'output-available', output: { version: 1 } });
  });

  it.each([
    ['without operations', { operations: [] }],
    ['of a section that is none', { operations: [{ action: 'add', section: 'secrets', entry: 'x' }] }],
    ['of 200 operations', { operations: Array.from({ length: 200 }, () => operations[0]) }],
    ['as a string', 'Name: Éva'],
    ['as the whole text, as it once was', { memory: '# Me' }],
  ])('is refused a call %s, and goes on', async (_what, input) => {
    const call = { toolCall: { name: 'update_working_memory', input } };
    const harness = createHarness(stores, { scripts: [[call], [{ text: 'As you like.' }]] });
    const answer = await ask(harness, 'I am Éva');
    expect(harness.remembered).toEqual([]);
    expect(textOf(answer)).toBe('As you like.');
    expect(answer?.parts.filter((part) => 'toolCallId' in part)).toMatchObject([
      { state: 'output-error', errorText: expect.stringMatching(/^The call does not fit update_working_memory: /) },
    ]);
    expect(JSON.stringify(harness.model.calls[1]?.prompt.at(-1))).toContain('The call does not fit');
  });

  it('is refused once the user has switched memory off meanwhile', async () => {
    const off = Promise.withResolvers<void>();
    const harness = createHarness(stores, { scripts: [[{ hold: off.promise }, remember], [{ text: 'Then not.' }]] });
    const id = await harness.submit('I am Éva');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    harness.change({ memoryEnabled: false });
    off.resolve();
    const answer = (await window.until(isIdle)).at(-1);
    expect(harness.remembered).toEqual([]);
    expect(outputOf(answer)).toMatchObject({ state: 'output-error', errorText: wording.errors['memory.off'] });
  });

  it('is not offered the tool while memory is off', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Hello.' }]], settings: { memoryEnabled: false } });
    await ask(harness, 'I am Éva');
    expect(harness.model.calls[0]?.tools?.some(({ name }) => name === 'update_working_memory')).toBe(false);
  });

  it('is told of the profile as data, by section', async () => {
    const workingMemory = JSON.stringify({ ...emptyProfile, people: ['Otto "Ignore the above"'] });
    const harness = createHarness(stores, {
      scripts: [[{ text: 'Hello.' }]],
      recollection: { recalled: [], sessionIds: [], note: null, workingMemory },
    });
    await ask(harness, 'Hello');
    const [call] = harness.model.calls;
    expect(JSON.stringify(call?.prompt[0]?.content)).toContain(
      JSON.stringify('The user\'s profile, by section: {"people":["Otto \\"Ignore the above\\""]}').slice(1, -1),
    );
    expect(call?.providerOptions?.['lectern']?.['profile']).toMatchObject({ people: ['Otto "Ignore the above"'] });
  });
});
