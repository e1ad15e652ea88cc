import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { AppError } from '../errors';
import type { ToolSession } from '../ports';
import type { SessionEvent } from '../../shared/contract/sessions';
import type { WatchTarget } from './session-service';
import { demo, passage } from '../testing/demo-source';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const isFailed = (state: string): boolean => state === 'failed';

async function firstEvent(
  { service }: Harness,
  target: WatchTarget,
  signal?: AbortSignal,
): Promise<SessionEvent | undefined> {
  for await (const [event] of service.watch(target, signal)) return event;
  return undefined;
}

describe.each(storeKinds)('sessions over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const ask = async (harness: Harness, text: string, sessionId?: string): Promise<readonly string[]> => {
    const id = await harness.submit(text, sessionId);
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    window.end();
    return thread.map(textOf);
  };

  it('a prompt without a session makes one, and its stream starts with data-session and start', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Hello there.' }]] });
    const id = await harness.submit('Hi');
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    const chunks = window.events.flatMap((event) => (event.type === 'chunk' ? [event.chunk.type] : []));
    expect(thread.map(textOf)).toEqual(['Hi', 'Hello there.']);
    expect(thread.map((message) => message.metadata?.parentId)).toEqual([null, thread[0]?.id]);
    expect(chunks.slice(0, 2)).toEqual(['data-session', 'start']);
  });

  it('a window that joins late sees the open turn whole, and what follows it', async () => {
    const release = Promise.withResolvers<void>();
    const harness = createHarness(stores, {
      scripts: [[{ text: 'One.' }], [{ text: 'Two ' }, { hold: release.promise }, { text: 'three.' }]],
    });
    const id = await harness.submit('first');
    const early = harness.follow(id);
    await early.until(isIdle);
    await harness.submit('second', id);
    await early.until((state) => state === 'generating');
    const late = harness.follow(id);
    release.resolve();
    const shownLate = await late.until(isIdle);
    const shownEarly = await early.until(isIdle);
    expect(shownLate).toEqual(shownEarly);
    expect(shownLate.map(textOf)).toEqual(['first', 'One.', 'second', 'Two three.']);
  });

  it('the same message id twice is one turn', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Once.' }]] });
    const messageId = v7();
    const ids = await Promise.all([
      harness.submit('Hi', undefined, messageId),
      harness.submit('Hi', undefined, messageId),
    ]);
    const again = await harness.submit('Hi', undefined, messageId);
    const window = harness.follow(again);
    await window.until(isIdle);
    expect(new Set([...ids, again]).size).toBe(1);
    expect(harness.model.calls.length).toBe(1);
  });

  it('a prompt is taken, and its model asked, only once it is durable', async () => {
    const durable = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let count = 0;
    const journal: Stores['journal'] = {
      ...stores.journal,
      async enqueue(turn, session) {
        await stores.journal.enqueue(turn, session);
        await durable[count++]?.promise;
      },
    };
    const harness = createHarness({ ...stores, journal }, { scripts: [[{ text: 'A' }], [{ text: 'B' }]] });
    let id: string | undefined;
    for (const [asked, write] of durable.entries()) {
      let isTaken = false;
      const submitting = harness.submit('Hi', id);
      void submitting.then(() => (isTaken = true));
      for (let round = 0; round < 100; round += 1) await nextRound();
      expect([isTaken, harness.model.calls.length]).toEqual([false, asked]);
      write.resolve();
      id = await submitting;
      await harness.follow(id).until(isIdle);
    }
    expect(harness.model.calls.length).toBe(2);
  });

  it('a window that watches by the id of a prompt, before it comes, is bound to the session it makes', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Hello.' }]] });
    const promptId = v7();
    const watching = firstEvent(harness, { promptId });
    const sessionId = await harness.submit('Hi', undefined, promptId);
    expect(await watching).toMatchObject({ type: 'snapshot', session: { id: sessionId } });
  });

  it('a window that watches by the id of a prompt that is refused is told why', async () => {
    const harness = createHarness(stores, { scripts: [] });
    const promptId = v7();
    const watching = firstEvent(harness, { promptId });
    await expect(harness.submit(' ', undefined, promptId)).rejects.toMatchObject({ code: 'prompt.empty' });
    await expect(watching).rejects.toMatchObject({ code: 'prompt.empty' });
  });

  it('a window that goes while it waits for a prompt waits no longer', async () => {
    const harness = createHarness(stores, { scripts: [] });
    const page = new AbortController();
    const watching = firstEvent(harness, { promptId: v7() }, page.signal);
    page.abort();
    await expect(watching).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('prompts sent while a turn runs wait in order, and one can be withdrawn', async () => {
    const release = Promise.withResolvers<void>();
    const harness = createHarness(stores, {
      scripts: [[{ hold: release.promise }, { text: 'A' }], [{ text: 'B' }]],
    });
    const id = await harness.submit('first');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    const withdrawn = v7();
    await harness.submit('withdrawn', id, withdrawn);
    await harness.submit('second', id);
    await harness.service.withdraw(id, withdrawn);
    release.resolve();
    const thread = await window.until((state) => state === 'idle' && harness.model.calls.length === 2);
    expect(thread.map(textOf)).toEqual(['first', 'A', 'second', 'B']);
  });

  it('a prompt that waits is shown with its text, whatever came while it was made durable', async () => {
    const slow = Promise.withResolvers<void>();
    const journal: Stores['journal'] = {
      ...stores.journal,
      async enqueue(turn, session) {
        await stores.journal.enqueue(turn, session);
        if (turn.text === 'slow') await slow.promise;
      },
    };
    const never = new Promise<void>(() => undefined);
    const harness = createHarness({ ...stores, journal }, { scripts: [[{ hold: never }]] });
    const id = await harness.submit('first');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    const submitting = harness.submit('slow', id);
    await harness.submit('quick', id);
    slow.resolve();
    await submitting;
    const queued = () => window.events.flatMap((event) => (event.type === 'queued' ? [event.prompt.text] : []));
    while (queued().length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(queued()).toEqual(['quick', 'slow']);
  });

  it('stop keeps what streamed, marks it, and leaves the session usable', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = createHarness(stores, {
      scripts: [[{ text: 'Half an ' }, { hold: never }], [{ text: 'Fine.' }]],
    });
    const id = await harness.submit('Tell me');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    while (!window.events.some((event) => event.type === 'chunk' && event.chunk.type === 'text-delta')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await harness.service.stop(id);
    const stopped = await window.until(isIdle);
    expect(stopped.at(-1)).toMatchObject({ metadata: { outcome: 'stopped' } });
    expect(await ask(harness, 'And now?', id)).toEqual(['Tell me', 'Half an ', 'And now?', 'Fine.']);
  });

  it('a failed turn is marked, can be retried, and its partial answer is kept beside the new one', async () => {
    const harness = createHarness(stores, {
      scripts: [[{ text: 'Partly ' }, { fail: new Error('socket hang up') }], [{ text: 'Whole.' }]],
    });
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    const failed = await window.until(isFailed);
    expect(failed.map(textOf)).toEqual(['Go', 'Partly ']);
    expect(failed.at(-1)?.metadata?.outcome).toBe('failed');
    await harness.service.retry(id);
    expect((await window.until(isIdle)).map(textOf)).toEqual(['Go', 'Whole.']);
    const session = await stores.sessions.get(id);
    expect((await harness.store.thread(id, session?.headMessageId ?? null)).messages.map(textOf)).toEqual([
      'Go',
      'Whole.',
    ]);
    expect((await harness.store.thread(id, failed.at(-1)?.id ?? null)).messages.map(textOf)).toEqual(['Go', 'Partly ']);
  });

  it('an answer that could not be closed is kept: retry closes it and asks no model', async () => {
    let isFull = true;
    const journal: Stores['journal'] = {
      ...stores.journal,
      write: (turn, entry) =>
        isFull && entry.turn.status === 'closed'
          ? Promise.reject(new AppError('data.full'))
          : stores.journal.write(turn, entry),
    };
    const harness = createHarness({ ...stores, journal }, { scripts: [[{ text: 'Whole.' }]] });
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    await window.until(isFailed);
    isFull = false;
    await harness.service.retry(id);
    const thread = await window.until(isIdle);
    expect(thread.map((message) => [textOf(message), message.metadata?.outcome])).toEqual([
      ['Go', undefined],
      ['Whole.', 'complete'],
    ]);
    await harness.saves.drain();
    expect([harness.model.calls.length, (await stores.journal.unsaved(id)).length]).toEqual([1, 0]);
  });

  it('a turn that could not be opened is shown by its prompt, and retry opens it', async () => {
    let isBroken = true;
    const journal: Stores['journal'] = {
      ...stores.journal,
      get: (answerId) => (isBroken ? Promise.reject(new AppError('data.full')) : stores.journal.get(answerId)),
    };
    const harness = createHarness({ ...stores, journal }, { scripts: [[{ text: 'Done.' }]] });
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    expect((await window.until(isFailed)).map(textOf)).toEqual(['Go']);
    expect(
      await stores.journal.findPrompt(window.events.find((event) => event.type === 'prompt')?.message.id ?? ''),
    ).toMatchObject({ status: 'failed', error: { code: 'data.full' } });
    isBroken = false;
    await harness.service.retry(id);
    expect((await window.until(isIdle)).map(textOf)).toEqual(['Go', 'Done.']);
  });

  it('a retry finds the passages again that the failed attempt had found, by the same numbers', async () => {
    const search = { toolCall: { name: 'search_docs', input: { query: 'key' } } };
    const harness = createHarness(stores, {
      scripts: [[search], [{ fail: new Error('socket hang up') }], [search], [{ text: 'Press it [1].' }]],
      passages: [passage],
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    await window.until(isFailed);
    await harness.service.retry(id);
    const answer = (await window.until(isIdle)).at(-1);
    expect(answer?.parts.find((part) => part.type === 'tool-search_docs')).toMatchObject({
      output: { passages: [{ n: 1, text: passage.text }] },
    });
    expect(JSON.stringify(harness.model.calls.at(-1)?.prompt)).toContain(passage.text);
  });

  it('going on past a failed turn keeps it in the thread', async () => {
    const harness = createHarness(stores, { scripts: [[{ fail: new Error('down') }], [{ text: 'Up.' }]] });
    const id = await harness.submit('One');
    const window = harness.follow(id);
    await window.until(isFailed);
    window.end();
    expect(await ask(harness, 'Two', id)).toEqual(['One', '', 'Two', 'Up.']);
  });

  it('a stopped turn can be retried, and what it said is kept beside the new answer', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = createHarness(stores, {
      scripts: [[{ text: 'Half an ' }, { hold: never }], [{ text: 'Whole.' }]],
    });
    const id = await harness.submit('Go');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    while (!window.events.some((event) => event.type === 'chunk' && event.chunk.type === 'text-delta'))
      await nextRound();
    // It comes before the stop has ended the turn.
    const stopped = harness.service.stop(id);
    await harness.service.retry(id);
    await stopped;
    const thread = await window.until((state) => state === 'idle' && harness.model.calls.length === 2);
    const versions = window.events.findLast((event) => event.type === 'versions')?.versions ?? {};
    expect(thread.map(textOf)).toEqual(['Go', 'Whole.']);
    expect(versions[thread.at(-1)?.id ?? '']).toHaveLength(2);
  });

  it('retry is refused of a whole answer, and while a turn runs', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = createHarness(stores, { scripts: [[{ text: 'Fine.' }], [{ hold: never }], [{ hold: never }]] });
    const id = await harness.submit('One');
    const window = harness.follow(id);
    await window.until(isIdle);
    await expect(harness.service.retry(id)).rejects.toMatchObject({ code: 'turn.notRetryable' });
    await harness.submit('Two', id);
    await window.until((state) => state === 'generating');
    await harness.submit('Three', id);
    await harness.service.stop(id);
    await window.until((state) => state === 'generating' && harness.model.calls.length === 3);
    await expect(harness.service.retry(id)).rejects.toMatchObject({ code: 'turn.notRetryable' });
  });

  it('a turn cut off by a quit comes back interrupted with what it had, and retry runs it again', async () => {
    const never = new Promise<void>(() => undefined);
    const harness = createHarness(stores, {
      scripts: [[{ text: 'Begun ' }, { hold: never }], [{ text: 'Done.' }]],
    });
    const id = await harness.submit('Long work');
    const before = harness.follow(id);
    await before.until((state) => state === 'generating');
    while (!before.events.some((event) => event.type === 'chunk' && event.chunk.type === 'text-delta')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await harness.restart();
    const after = harness.follow(id);
    const interrupted = await after.until((state) => state === 'interrupted');
    expect(interrupted.map(textOf)).toEqual(['Long work', 'Begun ']);
    await harness.service.retry(id);
    expect((await after.until(isIdle)).map(textOf)).toEqual(['Long work', 'Done.']);
  });

  it('messages that cannot be read are told as such, and come into the window once memory is mended', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'A' }], [{ text: 'B' }]] });
    const old = await harness.submit('1');
    await harness.follow(old).until(isIdle);
    await harness.saves.drain();
    harness.store.fail = new Error('mastra.db is not a database');
    const made = await harness.submit('2');
    await harness.follow(made).until(isIdle);
    await harness.restart();
    const windows = [harness.follow(old), harness.follow(made)];
    for (const window of windows) await window.until(isIdle);
    await harness.service.readUnread();
    harness.store.fail = null;
    await harness.service.readUnread();
    await nextRound();
    const told = windows.map(({ events }) =>
      events.flatMap((event) => (event.type === 'snapshot' ? [[event.hasUnread, event.messages.map(textOf)]] : [])),
    );
    expect(told).toEqual([
      [
        [true, []],
        [false, ['1', 'A']],
      ],
      // Of one that began meanwhile the journal has everything.
      [[false, ['2', 'B']]],
    ]);
  });

  it('turns go on from the journal while memory is broken, and are saved in order once it is mended', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'A' }], [{ text: 'B' }], [{ text: 'C' }]] });
    harness.store.fail = new Error('mastra.db is not a database');
    const id = await harness.submit('1');
    const first = harness.follow(id);
    await first.until(isIdle);
    await ask(harness, '2', id);
    expect(await ask(harness, '3', id)).toEqual(['1', 'A', '2', 'B', '3', 'C']);
    await harness.restart();
    const unsaved = (await stores.journal.unsaved(id)).map((turn) => turn.text);
    harness.store.fail = null;
    const saved: string[] = [];
    const save = harness.store.save.bind(harness.store);
    harness.store.save = async (session, messages) => {
      await save(session, messages);
      saved.push(...messages.map(textOf));
    };
    await harness.saves.flush(id);
    expect([unsaved, saved, await stores.journal.unsaved(id)]).toEqual([
      ['1', '2', '3'],
      ['1', 'A', '2', 'B', '3', 'C'],
      [],
    ]);
    const reopened = harness.follow(id);
    expect((await reopened.until(isIdle)).map(textOf)).toEqual(['1', 'A', '2', 'B', '3', 'C']);
  });

  it('an answer that the model cut at its limit of length says so', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Half of it' }, { end: 'length' }]] });
    const id = await harness.submit('Tell me all');
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    expect(thread.at(-1)?.parts).toContainEqual(
      expect.objectContaining({ type: 'data-notice', data: { code: 'model.lengthLimit', params: {} } }),
    );
  });

  it('a session answers with the model picked for it, the others with that of the settings', async () => {
    const harness = createHarness(stores, {
      scripts: [[{ text: 'One.' }], [{ text: 'Two.' }], [{ text: 'Three.' }]],
      settings: { defaultModelId: 'usual' },
    });
    const answeredBy = async (text: string, sessionId?: string) => {
      const id = await harness.submit(text, sessionId);
      const window = harness.follow(id);
      const thread = await window.until(isIdle);
      window.end();
      return { id, modelId: thread.at(-1)?.metadata?.modelId };
    };
    const { id, modelId: before } = await answeredBy('First');
    await harness.service.change(id, { modelId: 'picked' });
    const after = await answeredBy('Second', id);
    const elsewhere = await answeredBy('Elsewhere');
    expect([before, after.modelId, elsewhere.modelId]).toEqual(['usual', 'picked', 'usual']);
  });

  it('a failing recall is noted and skipped', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Anyway.' }]], recollection: new Error('slow') });
    const id = await harness.submit('Hi');
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    expect(thread.at(-1)?.parts.find((part) => part.type === 'data-notice')).toMatchObject({
      data: { code: 'memory.recallSkipped' },
    });
  });

  it('memory is not asked any longer for a turn that is stopped while it opens, or that cannot be opened', async () => {
    const opened = Promise.withResolvers<readonly ToolSession[]>();
    const toolSessions = { ...stores.toolSessions, listBySession: () => opened.promise };
    const recollection = new Promise<never>(() => undefined);
    const stopped = createHarness({ ...stores, toolSessions }, { scripts: [], recollection });
    const id = await stopped.submit('Hi');
    while (stopped.recalls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await stopped.service.stop(id);
    opened.resolve([]);
    await stopped.follow(id).until(isIdle);
    const unread = { ...stores.toolSessions, listBySession: () => Promise.reject(new Error('disk')) };
    const failed = createHarness({ ...stores, toolSessions: unread }, { scripts: [], recollection });
    await failed.follow(await failed.submit('Hi')).until(isFailed);
    // What has no code of its own is a bug, of which the log tells more than the window.
    expect(failed.log.lines.filter((line) => line.includes('a step of a turn failed'))).toHaveLength(1);
    expect([...stopped.recalls, ...failed.recalls].map((signal) => signal.aborted)).toEqual([true, true]);
  });

  it('a model knows the conversation even when recall takes too long', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Noted.' }]] });
    const id = await harness.submit('My cat is called Mia');
    const before = harness.follow(id);
    await before.until(isIdle);
    before.end();
    const slow = createHarness(stores, {
      scripts: [[{ text: 'Mia.' }]],
      recollection: new Promise(() => undefined),
      recallLimitMs: 1,
    });
    const head = (await stores.sessions.get(id))?.headMessageId ?? null;
    for (const message of (await harness.store.thread(id, head)).messages) {
      await slow.store.save({ id, title: null, createdAt: 1, isPrivate: false }, [message]);
    }
    // Nobody watches, as with --ask: only the turn itself reads the path.
    await slow.submit('What is my cat called?', id);
    while (slow.model.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(JSON.stringify(slow.model.calls[0]?.prompt)).toContain('My cat is called Mia');
  });

  it('what waits behind a failed turn goes on by itself', async () => {
    const release = Promise.withResolvers<void>();
    const harness = createHarness(stores, {
      scripts: [[{ hold: release.promise }, { fail: new Error('down') }], [{ text: 'Up.' }]],
    });
    const id = await harness.submit('first');
    const window = harness.follow(id);
    await window.until((state) => state === 'generating');
    await harness.submit('second', id);
    release.resolve();
    const thread = await window.until((state) => state === 'idle' && harness.model.calls.length === 2);
    expect(thread.map((message) => [textOf(message), message.metadata?.outcome])).toEqual([
      ['first', undefined],
      ['', 'failed'],
      ['second', undefined],
      ['Up.', 'complete'],
    ]);
  });

  it('an answer that was whole when the app ended is not called interrupted', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Whole.' }]] });
    const write = stores.journal.write.bind(stores.journal);
    const killed: Stores['journal'] = {
      ...stores.journal,
      // The process ends between the last chunk and the row that closes the turn.
      async write(turn, entry) {
        const isLast = entry.turn.status === 'closed';
        await write(turn, isLast ? { ...entry, turn: { ...entry.turn, status: 'open' }, session: {} } : entry);
        if (isLast) await new Promise(() => undefined);
      },
    };
    const dying = createHarness({ ...stores, journal: killed }, { scripts: [[{ text: 'Whole.' }]] });
    const id = await dying.submit('Go');
    const before = dying.follow(id);
    await before.until((state) => state === 'saving');
    before.end();
    const after = harness.follow(id);
    const thread = await after.until(isIdle);
    expect(thread.map((message) => [textOf(message), message.metadata?.outcome])).toEqual([
      ['Go', undefined],
      ['Whole.', 'complete'],
    ]);
  });

  it('a prompt that has just begun cannot be withdrawn any more', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Done.' }]] });
    const messageId = v7();
    const id = await harness.submit('Go', undefined, messageId);
    await harness.service.withdraw(id, messageId);
    const window = harness.follow(id);
    expect((await window.until(isIdle)).map(textOf)).toEqual(['Go', 'Done.']);
  });

  it('a model that keeps calling tools is ended, and that is said', async () => {
    const think = { thought: 't', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: true };
    const endless = Array.from({ length: 20 }, () => [{ toolCall: { name: 'sequentialThinking', input: think } }]);
    const harness = createHarness(stores, { scripts: endless });
    const id = await harness.submit('Think');
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    expect(harness.model.calls.length).toBe(16);
    expect(thread.at(-1)?.parts.find((part) => part.type === 'data-notice')).toMatchObject({
      data: { code: 'turn.toolLoop', params: { steps: 16 } },
    });
  });

  it('an answer that ends well in the last step allowed is not said to be cut off', async () => {
    const think = { thought: 't', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: true };
    const thoughts = Array.from({ length: 15 }, () => [{ toolCall: { name: 'sequentialThinking', input: think } }]);
    const harness = createHarness(stores, { scripts: [...thoughts, [{ text: 'Thought through.' }]] });
    const id = await harness.submit('Think');
    const window = harness.follow(id);
    const answer = (await window.until(isIdle)).at(-1);
    expect([textOf(answer), answer?.parts.filter((part) => part.type === 'data-notice')]).toEqual([
      'Thought through.',
      [],
    ]);
  });

  it('what does not fit the model is left out, and that is said', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: 'Long.' }], [{ text: 'Short.' }]] });
    const id = await harness.submit('word '.repeat(5_000));
    const window = harness.follow(id);
    await window.until(isIdle);
    window.end();
    await ask(harness, 'more '.repeat(5_000), id);
    const again = harness.follow(id);
    const thread = await again.until(isIdle);
    const codes = thread.at(-1)?.parts.flatMap((part) => (part.type === 'data-notice' ? [part.data.code] : []));
    expect(codes).toEqual(['context.trimmed', 'context.promptCut']);
    const sent = JSON.stringify(harness.model.calls[1]?.prompt);
    expect([sent.includes('word word'), sent.length < 5_000 * 'more '.length, sent.includes('more more')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(textOf(thread[2])).toBe('more '.repeat(5_000));
  });

  it('blank prompts, unknown sessions and unknown models each get their sentence', async () => {
    const harness = createHarness(stores, { scripts: [], settings: { defaultModelId: 'gone/model' } });
    await expect(harness.submit('\u200b')).rejects.toMatchObject({ code: 'prompt.empty' });
    await expect(harness.submit(' \n\t')).rejects.toMatchObject({ code: 'prompt.empty' });
    await expect(harness.submit('Hi', v7())).rejects.toMatchObject({ code: 'session.unknown' });
    const id = await harness.submit('Hi');
    const window = harness.follow(id);
    await window.until(isFailed);
    expect(window.events.findLast((event) => 'state' in event)).toMatchObject({
      state: { error: { code: 'model.unknown' } },
    });
  });

  it('keeps NUL, lone surrogates, right-to-left text and emoji as they were typed', async () => {
    const text = 'a\u0000b \ud800 שלום 👩‍🚀 \u202e';
    const harness = createHarness(stores, { scripts: [[{ text: 'ok' }]] });
    const id = await harness.submit(text);
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    expect(textOf(thread[0])).toBe(text);
    const session = await stores.sessions.get(id);
    expect(textOf((await harness.store.thread(id, session?.headMessageId ?? null)).messages[0])).toBe(text);
  });
});
