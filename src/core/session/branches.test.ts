import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../shared/chat/message';
import type { SessionEvent, Versions } from '../../shared/contract/sessions';
import { demo, passage } from '../testing/demo-source';
import type { ScriptedStep } from '../testing/scripted-model';
import {
  createHarness,
  storeKinds,
  textOf,
  type Follower,
  type Harness,
  type Stores,
} from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const never = new Promise<void>(() => undefined);

/** The versions that a window has by now. */
function versionsIn(events: readonly SessionEvent[]): Versions {
  const last = events.findLast((event) => event.type === 'versions' || event.type === 'snapshot');
  return last?.type === 'versions' || last?.type === 'snapshot' ? last.versions : {};
}

function hasSaid({ events }: Follower, word: string): boolean {
  return events.some(
    (event) => event.type === 'chunk' && event.chunk.type === 'text-delta' && event.chunk.delta === word,
  );
}

describe.each(storeKinds)('branches of a session over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  /** A session in which `one` and `two` were answered by `A` and `B`, and a window on it. */
  const start = async (scripts: ReadonlyArray<readonly ScriptedStep[]> = []) => {
    const harness = createHarness(stores, {
      scripts: [[{ text: 'A' }], [{ text: 'B' }], ...scripts],
      settings: { defaultModelId: 'test/model' },
    });
    const id = await harness.submit('one');
    const window = harness.follow(id);
    await window.until(isIdle);
    await say(harness, id, window, 'two');
    return { harness, id, window };
  };
  const say = async (harness: Harness, sessionId: string, window: Follower, text: string, parentId?: string | null) => {
    const before = window.events.length;
    await harness.service.submit({ messageId: v7(), sessionId, text, ...(parentId === undefined ? {} : { parentId }) });
    return turnEnd(window, before);
  };
  /** The shown thread once a turn that begins after so many events has ended. */
  const turnEnd = async (window: Follower, before: number): Promise<readonly LecternMessage[]> => {
    await window.until(() => window.events.slice(before).some((event) => event.type === 'prompt'));
    return window.until(isIdle);
  };
  const texts = (thread: readonly LecternMessage[]): readonly string[] => thread.map(textOf);
  const shownAnew = async (harness: Harness, id: string) => {
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    window.end();
    return { thread, versions: versionsIn(window.events) };
  };

  it('an edited prompt takes the place of what stood there, and the old one stays as a version', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const old = await window.until(isIdle);
    const edited = await say(harness, id, window, 'two, better', old[1]?.id);
    expect(texts(edited)).toEqual(['one', 'A', 'two, better', 'C']);
    const versions = { [edited[2]?.id ?? '']: [old[2]?.id, edited[2]?.id] };
    expect(versionsIn(window.events)).toEqual(versions);
    await harness.restart();
    expect(await shownAnew(harness, id)).toEqual({ thread: edited, versions });
    expect(harness.model.calls.at(-1)?.prompt.filter(({ role }) => role === 'user')).toHaveLength(2);
  });

  it('a first prompt can be edited', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const edited = await say(harness, id, window, 'anew', null);
    expect(texts(edited)).toEqual(['anew', 'C']);
    await harness.saves.drain();
    await harness.restart();
    const { thread, versions } = await shownAnew(harness, id);
    expect([texts(thread), Object.values(versions).map((ids) => ids.length)]).toEqual([['anew', 'C'], [2]]);
  });

  it('an answer that is asked for again stands beside the old one, and what followed the old one is kept', async () => {
    const { harness, id, window } = await start([[{ text: 'A2' }]]);
    const old = await window.until(isIdle);
    const before = window.events.length;
    await harness.service.regenerate(id, old[1]?.id ?? '');
    const shown = await turnEnd(window, before);
    expect(texts(shown)).toEqual(['one', 'A2']);
    expect(versionsIn(window.events)).toEqual({ [shown[1]?.id ?? '']: [old[1]?.id, shown[1]?.id] });
    // The model is asked as it was the first time.
    const [first, again] = [harness.model.calls[0]?.prompt.slice(1), harness.model.calls[2]?.prompt.slice(1)];
    expect(again).toEqual(first);
    await harness.service.select(id, old[1]?.id ?? '');
    expect(await window.until(isIdle)).toEqual(old);
    await harness.restart();
    const { thread } = await shownAnew(harness, id);
    expect(texts(thread)).toEqual(['one', 'A', 'two', 'B']);
  });

  it('what is said after a version was chosen follows that version', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }], [{ text: 'D' }]]);
    const old = await window.until(isIdle);
    await say(harness, id, window, 'other', old[1]?.id);
    await harness.service.select(id, old[2]?.id ?? '');
    const shown = await say(harness, id, window, 'three');
    expect(texts(shown)).toEqual(['one', 'A', 'two', 'B', 'three', 'D']);
    const { thread } = await shownAnew(harness, id);
    expect(thread).toEqual(shown);
  });

  it('versions are walked in every window', async () => {
    const { harness, id, window } = await start([[{ text: 'B2' }]]);
    const old = await window.until(isIdle);
    const other = harness.follow(id);
    await other.until(isIdle);
    const before = window.events.length;
    await harness.service.regenerate(id, old[3]?.id ?? '');
    const again = await turnEnd(window, before);
    expect(texts(await other.until(isIdle))).toEqual(texts(again));
    await harness.service.select(id, old[3]?.id ?? '');
    expect(texts(await other.until(isIdle))).toEqual(['one', 'A', 'two', 'B']);
    expect(versionsIn(other.events)).toEqual({ [old[3]?.id ?? '']: [old[3]?.id, again[3]?.id] });
  });

  it('no version is chosen while an answer is written, and none that is not there', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }, { hold: never }]]);
    const old = await window.until(isIdle);
    await expect(harness.service.select(id, v7())).rejects.toMatchObject({ code: 'message.unknown' });
    await harness.submit('three', id);
    await window.until((state) => state === 'generating');
    await expect(harness.service.select(id, old[1]?.id ?? '')).rejects.toMatchObject({ code: 'turn.running' });
    await expect(
      harness.service.submit({ messageId: v7(), sessionId: id, text: 'x', parentId: v7() }),
    ).rejects.toMatchObject({ code: 'message.unknown' });
    await expect(harness.service.regenerate(id, v7())).rejects.toMatchObject({ code: 'message.unknown' });
  });

  it('a prompt that is forgotten is answered no more', async () => {
    const { harness, id, window } = await start();
    const [prompt, answer] = await window.until(isIdle);
    harness.hidden.set(prompt?.id ?? '', true);
    await expect(harness.service.regenerate(id, answer?.id ?? '')).rejects.toMatchObject({ code: 'message.unknown' });
    expect(harness.model.calls).toHaveLength(2);
  });

  it('branches wait in order behind a running turn, through a restart too', async () => {
    const release = Promise.withResolvers<void>();
    const { harness, id, window } = await start([
      [{ hold: release.promise }, { text: 'C' }],
      [{ text: 'C' }],
      [{ text: 'A2' }],
      [{ text: 'E' }],
    ]);
    const old = await window.until(isIdle);
    await harness.submit('three', id);
    await window.until((state) => state === 'generating');
    await harness.service.regenerate(id, old[1]?.id ?? '');
    await harness.service.submit({ messageId: v7(), sessionId: id, text: 'after A', parentId: old[1]?.id });
    await harness.restart();
    const again = harness.follow(id);
    await again.until((state) => state === 'interrupted');
    await harness.service.retry(id);
    const shown = await again.until(isIdle);
    expect(texts(shown)).toEqual(['one', 'A', 'after A', 'E']);
    await harness.service.select(id, old[3]?.id ?? '');
    expect(texts(await again.until(isIdle))).toEqual(['one', 'A', 'two', 'B', 'three', 'C']);
    release.resolve();
  });

  it('a stopped answer is gone on with, in a version that holds all of it', async () => {
    const { harness, id, window } = await start([[{ text: 'It begins ' }, { hold: never }], [{ text: 'and ends.' }]]);
    await harness.submit('three', id);
    await window.until((state) => state === 'generating');
    await window.until(() => hasSaid(window, 'begins '));
    await harness.service.stop(id);
    const stopped = await window.until(isIdle);
    const before = window.events.length;
    await harness.service.continue(id);
    const whole = await turnEnd(window, before);
    const said = whole.at(-1)?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    expect(said).toEqual(['It begins and ends.']);
    // What stands in the answer already is not to be recalled for it.
    expect(harness.recallInputs.at(-1)?.excludeIds).toContain(stopped.at(-1)?.id);
    expect(versionsIn(window.events)[whole.at(-1)?.id ?? '']).toEqual([stopped.at(-1)?.id, whole.at(-1)?.id]);
    const roles = harness.model.calls.at(-1)?.prompt.map(({ role }) => role);
    expect(roles?.slice(-3)).toEqual(['user', 'assistant', 'user']);
    await expect(harness.service.continue(id)).rejects.toMatchObject({ code: 'turn.notContinuable' });
  });

  it('one that fills the model’s context is gone on with by its prompt, and with a word of what is left out', async () => {
    const script = [{ text: '01-'.repeat(20_000) }, { text: 'begins ' }, { hold: never }];
    const { harness, id, window } = await start([script, [{ text: 'and ends.' }]]);
    await harness.submit('three', id);
    await window.until(() => hasSaid(window, 'begins '));
    await harness.service.stop(id);
    await window.until(isIdle);
    const before = window.events.length;
    await harness.service.continue(id);
    const whole = await turnEnd(window, before);
    const sent = harness.model.calls.at(-1)?.prompt.slice(-3) ?? [];
    expect(sent.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(JSON.stringify(sent[0])).toContain('three');
    expect(
      whole
        .at(-1)
        ?.parts.filter((part) => part.type === 'data-notice')
        .map(({ data }) => data.code),
    ).toContain('context.answerCut');
  });

  it('an answer that a quit cut off is gone on with', async () => {
    const { harness, id, window } = await start([[{ text: 'It begins ' }, { hold: never }], [{ text: 'and ends.' }]]);
    await harness.submit('three', id);
    await window.until(() => hasSaid(window, 'begins '));
    await harness.restart();
    const again = harness.follow(id);
    await again.until((state) => state === 'interrupted');
    const before = again.events.length;
    await harness.service.continue(id);
    expect(textOf((await turnEnd(again, before)).at(-1))).toBe('It begins and ends.');
  });

  it('going on is refused with the Reader chosen, and the failed turn can still be tried again', async () => {
    const { harness, id, window } = await start([[{ text: 'Half' }, { fail: new Error('hang up') }], [{ text: 'C' }]]);
    await harness.submit('three', id);
    await window.until((state) => state === 'failed');
    harness.change({ defaultModelId: 'reader' });
    await expect(harness.service.continue(id)).rejects.toMatchObject({ code: 'turn.notContinuable' });
    await harness.service.retry(id);
    expect(textOf((await window.until(isIdle)).at(-1))).toBe('C');
  });

  it('going on is refused for a turn that a quit cut off before its answer began, which can still be tried again', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    await window.until(isIdle);
    await harness.submit('three', id);
    harness.kill();
    const again = harness.follow(id);
    await again.until((state) => state === 'interrupted');
    await expect(harness.service.continue(id)).rejects.toMatchObject({ code: 'turn.notContinuable' });
    await harness.service.retry(id);
    expect(textOf((await again.until(isIdle)).at(-1))).toBe('C');
  });

  it('two windows that ask for another answer at once are both taken', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }], [{ text: 'D' }]]);
    const [prompt] = await window.until(isIdle);
    const again = () => harness.service.regenerate(id, prompt?.id ?? '');
    await Promise.all([again(), again()]);
    await harness.service.settled();
    expect(textOf((await window.until(isIdle)).at(-1))).toMatch(/^[CD]$/);
  });

  it('a prompt of several parts keeps them when it is answered again', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const [prompt] = await window.until(isIdle);
    await harness.saves.drain();
    const parts = ['What is in it?', 'Attached file: a.pdf'].map((text) => ({ type: 'text' as const, text }));
    if (prompt !== undefined) harness.store.rows.set(prompt.id, { ...prompt, parts });
    await harness.restart();
    await harness.service.regenerate(id, prompt?.id ?? '');
    await harness.service.settled();
    await harness.saves.drain();
    expect(harness.store.rows.get(prompt?.id ?? '')?.parts).toEqual(parts);
  });

  it('what an import adds to a session is shown where it is open, and what is said next follows it', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const answer = (await window.until(isIdle)).at(-1)?.id ?? '';
    await harness.saves.drain();
    const row = await stores.sessions.get(id);
    if (row === null) throw new Error('no session');
    const more = {
      id: v7(),
      role: 'user' as const,
      parts: [{ type: 'text' as const, text: 'from a file' }],
      metadata: { parentId: answer, createdAt: Date.now() },
    };
    await harness.store.save(row, [more]);
    await stores.sessions.update(id, { headMessageId: more.id });
    const before = window.events.length;
    harness.service.announceMany([{ ...row, headMessageId: more.id }]);
    await window.until(() => window.events.slice(before).some((event) => event.type === 'snapshot'));
    const shown = await say(harness, id, window, 'three');
    expect(texts(shown)).toEqual(['one', 'A', 'two', 'B', 'from a file', 'three', 'C']);
  });

  it('an edited prompt recalls neither what stood in its place nor what followed that', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const before = await window.until(isIdle);
    await say(harness, id, window, 'another one', null);
    expect(harness.recallInputs.at(-1)?.excludeIds).toEqual(expect.arrayContaining(before.map((each) => each.id)));
  });

  it('a session that branches off recalls as far as the one it is from', async () => {
    const { harness, id, window } = await start();
    const answer = (await window.until(isIdle)).at(-1)?.id ?? '';
    await harness.service.change(id, { recallReach: 'none' });
    const { sessionId } = await harness.service.branch(id, answer);
    expect(await stores.sessions.get(sessionId)).toMatchObject({
      recallReach: 'none',
      isPrivate: false,
      pinned: false,
    });
  });

  it('a prompt on which the app was killed follows what was said, and leaves no answer to come back to', async () => {
    const { harness, id, window } = await start([[{ text: 'C' }]]);
    const old = await window.until(isIdle);
    await harness.submit('three', id);
    harness.kill();
    const again = harness.follow(id);
    const interrupted = await again.until((state) => state === 'interrupted');
    await harness.service.select(id, old[0]?.id ?? '');
    const selected = await shownAnew(harness, id);
    expect([texts(interrupted), texts(selected.thread)]).toEqual([
      ['one', 'A', 'two', 'B', 'three'],
      ['one', 'A', 'two', 'B', 'three'],
    ]);
  });

  it('a session that branches off has a copy of the path, its citations and its passage numbers', async () => {
    const search = { toolCall: { name: 'search_docs', input: { query: 'key' } } };
    const cited: unknown[] = [];
    const cite: typeof stores.citedTexts.cite = (sessionId, blobs) => {
      cited.push({ sessionId, blobs });
      return stores.citedTexts.cite(sessionId, blobs);
    };
    const harness = createHarness(
      { ...stores, citedTexts: { ...stores.citedTexts, cite } },
      {
        scripts: [[search], [{ text: 'Press it [1].' }], [{ text: 'More.' }], [{ text: 'Elsewhere.' }]],
        passages: [passage],
        files: { [passage.blob]: passage.text },
      },
    );
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    const original = await window.until(isIdle);
    await say(harness, id, window, 'And then?');
    const { sessionId: copyId } = await harness.service.branch(id, original[1]?.id ?? '');
    expect(cited).toContainEqual({ sessionId: copyId, blobs: [passage.blob] });
    const copy = harness.follow(copyId);
    const copied = await copy.until(isIdle);
    expect(copied.map(({ parts }) => parts)).toEqual(original.map(({ parts }) => parts));
    expect(copied.map(({ metadata }) => metadata?.parentId)).toEqual([null, copied[0]?.id]);
    expect(new Set([...copied, ...original].map((message) => message.id)).size).toBe(4);
    expect(texts(await say(harness, copyId, copy, 'What else?'))).toEqual([
      'Which key?',
      'Press it [1].',
      'What else?',
      'Elsewhere.',
    ]);
    const numbersOf = async (sessionId: string) =>
      (await stores.toolSessions.listBySession(sessionId)).map(({ toolKey, state }) => ({ toolKey, state }));
    expect(await numbersOf(copyId)).toEqual(await numbersOf(id));
    expect(texts(await window.until(isIdle))).toHaveLength(4);
    await expect(harness.service.branch(id, v7())).rejects.toMatchObject({ code: 'message.unknown' });
  });
});
