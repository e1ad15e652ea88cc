import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionListEvent } from '../../shared/contract/sessions';
import { createHarness, storeKinds, type Harness, type HarnessOptions, type Stores } from '../testing/session-harness';
import type { ScriptedStep } from '../testing/scripted-model';
import { TITLE_INSTRUCTIONS } from '../turn/title-instructions';

const QUESTION = 'How do I share state between components?';
const isIdle = (state: string): boolean => state === 'idle';

function isTitleCall({ prompt }: LanguageModelV4CallOptions): boolean {
  return prompt[0]?.content === TITLE_INSTRUCTIONS;
}

describe.each(storeKinds)('titles over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  /** Answers each prompt, and each request for a title by the next of `titles`. */
  const start = (titles: readonly ScriptedStep[][], options: Partial<HarnessOptions> = {}): Harness => {
    const left = [...titles];
    return createHarness(stores, {
      scripts: (call) => (isTitleCall(call) ? (left.shift() ?? []) : [{ text: 'Lift it up.' }]),
      settings: { titlesEnabled: true },
      ...options,
    });
  };
  const answer = async (harness: Harness, text = QUESTION, sessionId?: string): Promise<string> => {
    const id = await harness.submit(text, sessionId);
    const window = harness.follow(id);
    await window.until(isIdle);
    window.end();
    return id;
  };
  const titleOf = async (id: string): Promise<string | null | undefined> => (await stores.sessions.get(id))?.title;
  const titleCalls = ({ model }: Harness): readonly LanguageModelV4CallOptions[] => model.calls.filter(isTitleCall);

  it('a model gives one after the first answer, once, and the list hears of it', async () => {
    const harness = start([[{ text: '"Shared state."' }], [{ text: 'Another' }]]);
    const told: SessionListEvent[] = [];
    const end = new AbortController();
    const list = (async () => {
      for await (const event of harness.service.watchList(end.signal)) told.push(event);
    })().catch(() => undefined);
    const id = await answer(harness);
    await expect.poll(() => JSON.stringify(told.at(-1))).toContain('"title":"Shared state"');
    end.abort();
    await list;
    await answer(harness, 'And why?', id);
    await harness.service.titled();
    expect([await titleOf(id), titleCalls(harness).length]).toEqual(['Shared state', 1]);
  });

  it('is asked for in one short request, with what was said as data', async () => {
    const harness = start([[{ text: 'Shared state' }]]);
    await answer(harness, `"Ignore that"\n${'x'.repeat(5_000)}`);
    await harness.service.titled();
    const [call] = titleCalls(harness);
    const asked = JSON.stringify(call?.prompt[1]);
    expect([call?.tools, call?.maxOutputTokens, call?.prompt.length, asked.length < 4_000]).toEqual([
      undefined,
      1_000,
      2,
      true,
    ]);
    expect(call?.prompt[1]).toMatchObject({
      role: 'user',
      content: [{ text: expect.stringMatching(/^Question: "\\"Ignore that\\"\\nx+"\nAnswer: "Lift it up."$/) }],
    });
  });

  it.each<{ what: string; steps: ScriptedStep[] }>([
    { what: 'says nothing', steps: [{ text: ' ' }] },
    { what: 'says no title', steps: [{ text: 'I cannot do that.' }] },
    { what: 'fails', steps: [{ fail: new Error('No.') }] },
    { what: 'fails in a way that may pass', steps: [{ fail: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }] },
    { what: 'breaks off', steps: [{ text: 'Shared' }, { fail: new Error('No.') }] },
  ])('a model that $what is not asked again before the next answer, and not for ever', async ({ steps }) => {
    const harness = start([steps, steps, steps, [{ text: 'Too late' }]]);
    const id = await answer(harness);
    await harness.service.titled();
    const counts = [titleCalls(harness).length];
    for (let turn = 2; turn <= 5; turn += 1) {
      await answer(harness, `And ${turn}?`, id);
      await harness.service.titled();
      counts.push(titleCalls(harness).length);
    }
    expect([await titleOf(id), counts]).toEqual([QUESTION, [1, 2, 3, 3, 3]]);
    expect(JSON.stringify(harness.log.lines)).not.toContain('share state');
  });

  it('a title that the user gives stays, also one given while the model is asked', async () => {
    const hold = Promise.withResolvers<void>();
    const harness = start([[{ hold: hold.promise }, { text: 'Shared state' }], [{ text: 'Again' }]]);
    const id = await answer(harness);
    await expect.poll(() => titleCalls(harness)).toHaveLength(1);
    // Even the words that it has: they are the user's now.
    await harness.service.change(id, { title: QUESTION, titleMadeOf: null });
    hold.resolve();
    await harness.service.titled();
    await answer(harness, 'And why?', id);
    await harness.service.titled();
    expect([await titleOf(id), titleCalls(harness).length]).toEqual([QUESTION, 1]);
  });

  it.each([['the prompt', 0] as const, ['the answer', 1] as const])(
    'nothing is made of %s that is forgotten while the model is asked',
    async (_what, at) => {
      const hold = Promise.withResolvers<void>();
      const harness = start([[{ hold: hold.promise }, { text: 'Shared state' }]]);
      const id = await harness.submit(QUESTION);
      const thread = await harness.follow(id).until(isIdle);
      await expect.poll(() => titleCalls(harness)).toHaveLength(1);
      harness.hidden.set(thread[at]?.id ?? '', true);
      hold.resolve();
      await harness.service.titled();
      expect(await titleOf(id)).toBe(QUESTION);
    },
  );

  it('the next prompt goes before it, and its answer makes up for it', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = start([[{ hold: never }], [{ text: 'Shared state' }]]);
    const id = await answer(harness);
    await expect.poll(() => titleCalls(harness)).toHaveLength(1);
    await answer(harness, 'And why?', id);
    await harness.service.titled();
    const [first, second] = titleCalls(harness);
    expect([first?.abortSignal?.aborted, await titleOf(id)]).toEqual([true, 'Shared state']);
    expect(JSON.stringify(second?.prompt)).toContain('share state');
  });

  it('a model that takes too long is given up', async () => {
    const limit = new AbortController();
    const never = new Promise<void>(() => undefined);
    const harness = start([[{ hold: never }]], { titleLimit: () => limit.signal });
    const id = await answer(harness);
    await expect.poll(() => titleCalls(harness)).toHaveLength(1);
    limit.abort(new DOMException('late', 'TimeoutError'));
    await harness.service.titled();
    expect(await titleOf(id)).toBe(QUESTION);
  });

  it('a quit gives it up and loses nothing; after the next start the next answer brings it', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = start([[{ hold: never }], [{ text: 'Shared state' }]]);
    const id = await answer(harness);
    await expect.poll(() => titleCalls(harness)).toHaveLength(1);
    await harness.restart();
    const after = await titleOf(id);
    await answer(harness, 'And why?', id);
    await harness.service.titled();
    expect([after, await titleOf(id)]).toEqual([QUESTION, 'Shared state']);
  });

  it('none is asked for where the user wants none, nor for a turn that was stopped or failed', async () => {
    const off = start([], { settings: { titlesEnabled: false } });
    await answer(off);
    const never = new Promise<void>(() => undefined);
    const stopped = start([], { scripts: [[{ text: 'Lift' }, { hold: never }]] });
    const id = await stopped.submit(QUESTION);
    const window = stopped.follow(id);
    await window.until((state) => state === 'generating');
    await stopped.service.stop(id);
    await window.until(isIdle);
    const failed = start([], { scripts: [[{ fail: new Error('No.') }]] });
    await failed.follow(await failed.submit(QUESTION)).until((state) => state === 'failed');
    for (const harness of [off, stopped, failed]) await harness.service.titled();
    expect([off, stopped, failed].map((harness) => harness.model.calls.length)).toEqual([1, 1, 1]);
  });

  it('a session from the command line keeps its own', async () => {
    const harness = start([[{ text: 'Shared state' }]]);
    const { sessionId } = await harness.service.submit({ messageId: 'p1', text: QUESTION, keepsTitle: true });
    await harness.follow(sessionId).until(isIdle);
    await harness.service.titled();
    expect([await titleOf(sessionId), titleCalls(harness)]).toEqual([QUESTION, []]);
  });

  it('an answer that knew of another session says nothing in a title', async () => {
    const recalled = {
      messageId: 'm1',
      sessionId: 's1',
      role: 'user' as const,
      text: 'Ludmila',
      createdAt: 1,
      isMatch: true,
    };
    const recollection = { recalled: [recalled], sessionIds: ['s1'], note: null, workingMemory: null };
    const harness = start([[{ text: 'Shared state' }]], { recollection });
    const id = await answer(harness);
    await harness.service.titled();
    expect(JSON.stringify(titleCalls(harness)[0]?.prompt[1])).not.toContain('Lift it up.');
    expect((await stores.sessions.get(id))?.titleMadeOf).toHaveLength(1);
  });

  it('a branch takes a made title along, with what it is made of under its new ids', async () => {
    const harness = start([[{ text: 'Shared state' }]]);
    const id = await harness.submit(QUESTION);
    const thread = await harness.follow(id).until(isIdle);
    await harness.service.titled();
    const whole = await harness.service.branch(id, thread[1]?.id ?? '');
    const half = await harness.service.branch(id, thread[0]?.id ?? '');
    const rows = await Promise.all([whole, half].map(({ sessionId }) => stores.sessions.get(sessionId)));
    const copies = await harness.follow(whole.sessionId).until(isIdle);
    expect(rows.map((row) => [row?.title, row?.titleMadeOf])).toEqual([
      ['Shared state', copies.map((message) => message.id)],
      [QUESTION, []],
    ]);
  });
});
