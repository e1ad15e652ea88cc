import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { RecalledMessage } from '../../shared/chat/message';
import { wording } from '../../shared/text/wording';
import { AppError } from '../errors';
import { recallState, type RecallState } from '../models/reader/recall-state';
import { demo } from '../testing/demo-source';
import type { Recollection } from '../knowledge/knowledge';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const NOTHING: Recollection = { recalled: [], sessionIds: [], note: null, workingMemory: null };
const told = (messageId: string, text: string): RecalledMessage => ({
  messageId,
  text,
  sessionId: 's',
  role: 'user',
  createdAt: 1,
  isMatch: true,
});
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

  /** The prompts that the last call of a model was given. */
  const promptsTold = (harness: Harness): readonly string[] =>
    harness.model.calls
      .at(-1)!
      .prompt.flatMap(({ role, content }) =>
        role === 'user' ? content.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : [],
      );

  /** What the models were told of how memory was asked. */
  const recallTold = (harness: Harness): readonly RecallState[] =>
    harness.model.calls.map(({ providerOptions }) => recallState.parse(providerOptions?.['lectern']?.['recall']));

  it('an answer knows that memory was off or failed, that its session is private, and that indexing goes on', async () => {
    const off = createHarness(stores, { scripts, settings: { memoryEnabled: false } });
    await answered(off, '1');
    const failed = createHarness(stores, { scripts, recollection: new AppError('memory.recallSkipped') });
    await answered(failed, '2');
    const indexing = createHarness(stores, { scripts, recollection: { ...NOTHING, isIndexing: true } });
    await answeredPrivately(indexing, '3');
    expect([off, failed, indexing].flatMap(recallTold)).toMatchObject([
      { reach: 'off', isPrivate: false, isIndexing: false },
      { reach: 'failed', isPrivate: false, isIndexing: false },
      { reach: 'all', isPrivate: true, isIndexing: true },
    ]);
  });

  it('recall reaches as far as the session says, and else as the settings say', async () => {
    const harness = createHarness(stores, { scripts, settings: { recallReach: 'session' } });
    const id = await answered(harness, '1');
    await harness.service.change(id, { recallReach: 'none' });
    await answered(harness, '2', id);
    await harness.service.change(id, { recallReach: null });
    await answered(harness, '3', id);
    expect(harness.recallInputs.map(({ reach }) => reach)).toEqual(['session', 'none', 'session']);
    expect(recallTold(harness).map(({ reach }) => reach)).toEqual(['session', 'none', 'session']);
  });

  it('recall reaches as far as was chosen before the first prompt', async () => {
    const harness = createHarness(stores, { scripts });
    const { sessionId } = await harness.service.submit({ messageId: v7(), text: '1', recallReach: 'none' });
    await harness.follow(sessionId).until(isIdle);
    await harness.saves.drain();
    await answered(harness, '2', sessionId);
    expect(harness.recallInputs.map(({ reach }) => reach)).toEqual(['none', 'none']);
  });

  it('recall leaves out the prompt and the ten messages before it, which a model has anyway', async () => {
    const harness = createHarness(stores, { scripts: Array.from({ length: 7 }, () => [{ text: 'A' }]) });
    let id: string | undefined;
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) id = await answered(harness, text, id);
    const ids = (await harness.follow(id!).until(isIdle)).map((message) => message.id);
    expect(ids).toHaveLength(14);
    expect(new Set(harness.recallInputs.at(-1)?.excludeIds)).toEqual(new Set(ids.slice(2)));
    expect(promptsTold(harness)).toEqual(['2', '3', '4', '5', '6', '7']);
  });

  it('with memory off nothing is recalled, and the turn is saved all the same', async () => {
    const harness = createHarness(stores, { scripts, settings: { memoryEnabled: false } });
    const id = await answered(harness, '1');
    const head = (await stores.sessions.get(id))?.headMessageId ?? null;
    expect([harness.recallInputs, (await harness.store.thread(id, head)).messages.map(textOf)]).toEqual([
      [],
      ['1', 'A'],
    ]);
    await answered(harness, '2', id);
    expect(promptsTold(harness)).toEqual(['1', '2']);
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

  it('a session that becomes private while its model works writes no lasting memory any more', async () => {
    const held = Promise.withResolvers<void>();
    const operations = [{ action: 'add', section: 'aboutMe', entry: 'Sails' }];
    const remember = { toolCall: { name: 'update_working_memory', input: { operations } } };
    const harness = createHarness(stores, {
      scripts: [[{ text: 'So. ' }, { hold: held.promise }, remember], [{ text: 'B' }]],
    });
    const id = await harness.submit('1');
    const window = harness.follow(id);
    await expect.poll(() => harness.model.calls.length).toBe(1);
    await harness.service.change(id, { isPrivate: true });
    held.resolve();
    await window.until(isIdle);
    expect(harness.remembered).toEqual([]);
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
    // A provider may refuse a message without a word.
    expect(promptsTold(harness)).toEqual([wording.turn.forgotten, 'What is the code?']);
    expect(JSON.stringify(harness.model.calls[1])).not.toContain('4711');
  });

  it('what is forgotten while memory looks for it is not used', async () => {
    const found = Promise.withResolvers<Recollection>();
    const harness = createHarness(stores, { scripts, recollection: found.promise });
    const id = await harness.submit('What is the code?');
    const window = harness.follow(id);
    await window.until((state) => state === 'recalling');
    harness.hidden.set('m1', true);
    found.resolve({ ...NOTHING, recalled: [told('m1', 'It is 4711.'), told('m2', 'It is no secret.')] });
    const [, answer] = await window.until(isIdle);
    const used = answer?.parts.flatMap((part) => (part.type === 'data-memory' ? part.data.recalled : []));
    expect([used?.map(({ messageId }) => messageId), JSON.stringify(harness.model.calls[0])]).toEqual([
      ['m2'],
      expect.not.stringContaining('4711'),
    ]);
  });

  it('what is forgotten while a turn waits for an approval is not used when it goes on', async () => {
    const search = { toolCall: { name: 'search_docs', input: { query: 'key', source: demo.address } } };
    const harness = createHarness(stores, {
      scripts: [[search], [{ text: 'A' }]],
      addSource: async () => demo,
      recollection: Promise.resolve({
        ...NOTHING,
        recalled: [told('m1', 'It is 4711.'), told('m2', 'It is no secret.')],
      }),
    });
    const id = await harness.submit('What is the code?');
    const window = harness.follow(id);
    await window.until((state) => state === 'awaitingApproval');
    const [request] = window.events.flatMap((event) =>
      event.type === 'chunk' && event.chunk.type === 'tool-approval-request' ? [event.chunk.approvalId] : [],
    );
    harness.hidden.set('m1', true);
    await harness.service.approve(id, request ?? '', 'approve');
    await window.until(isIdle);
    const [first, second] = harness.model.calls.map((call) => JSON.stringify(call));
    expect([first, second, second]).toEqual([
      expect.stringContaining('4711'),
      expect.not.stringContaining('4711'),
      expect.stringContaining('It is no secret.'),
    ]);
  });

  it('what is sent again of a session has its row as it is by then', async () => {
    const harness = createHarness(stores, { scripts });
    const id = await answered(harness, '1');
    const window = harness.follow(id);
    await window.until(isIdle);
    await harness.service.change(id, { title: 'Renamed', isPrivate: true });
    await harness.service.refresh(false);
    const snapshots = () => window.events.filter((event) => event.type === 'snapshot');
    while (snapshots().length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(snapshots().at(-1)?.session).toMatchObject({ title: 'Renamed', isPrivate: true });
  });

  it('a session that is deleted is stopped, left by everyone, and gone from the list', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'A' }, { hold: new Promise(() => undefined) }]] });
    const id = await harness.submit('1');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    const list = harness.service.watchList()[Symbol.asyncIterator]();
    await list.next();
    const during = await new Promise((resolve) => {
      void harness.service.remove(id, async () => {
        await harness.saves.drain();
        resolve([harness.store.saved.length, await harness.submit('2', id).catch((error: unknown) => error)]);
      });
    });
    expect(during).toEqual([1, expect.objectContaining({ code: 'session.unknown' })]);
    for (;;) {
      const { value } = await list.next();
      if (value?.type === 'deleted') break;
    }
    await window.ended;
  });

  it('a session that could not be deleted goes on', async () => {
    const harness = createHarness(stores, { scripts });
    const id = await answered(harness, '1');
    const broken = new AppError('memory.broken');
    await expect(harness.service.remove(id, () => Promise.reject(broken))).rejects.toBe(broken);
    await answered(harness, '2', id);
    expect((await harness.follow(id).until(isIdle)).map(textOf)).toEqual(['1', 'A', '2', 'B']);
  });
});
