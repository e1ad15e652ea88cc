import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createMemoryMarks } from '../testing/memory-marks';
import {
  createHarness,
  storeKinds,
  textOf,
  type Harness,
  type HarnessOptions,
  type Stores,
} from '../testing/session-harness';
import { createMemories } from './memories';
import type { ScriptedStep } from '../testing/scripted-model';
import { storedSession } from '../testing/stored-session';

const TOLD = 'My sailing boat is called Ludmila.';
const QUOTED = `You said on 1 May 2026:\n\n> ${TOLD}`;
const LEFT = 'You said on 1 May 2026:\n\n> Forgotten';
const isIdle = (state: string): boolean => state === 'idle';
const isAsking = (state: string): boolean => state === 'awaitingApproval';

describe.each(storeKinds)('forgetting over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  /** Sessions and the memories over them; `pass` is what the undo time's end does. */
  const start = (options: HarnessOptions) => {
    const harness = createHarness(stores, options);
    const timers = new Set<() => void>();
    const delays: number[] = [];
    const marks = createMemoryMarks(harness.store);
    const erased = Promise.withResolvers<void>();
    const memories = createMemories({
      erasing: (work) => work(),
      memory: marks,
      hidden: harness.hidden,
      sessions: harness.service,
      rows: stores.sessions,
      journal: stores.journal,
      saves: harness.saves,
      store: stores.forgetting,
      drafts: { cut: async () => undefined },
      onErased: erased.resolve,
      later: (work, ms) => {
        timers.add(work);
        delays.push(ms);
        return () => timers.delete(work);
      },
      log: harness.log,
    });
    const pass = (): void => {
      for (const work of timers) work();
    };
    return { harness, memories, marks, timers, delays, pass, erased: erased.promise };
  };
  const answered = async (harness: Harness, text: string, sessionId?: string) => {
    const id = await harness.submit(text, sessionId);
    const messages = await harness.follow(id).until(isIdle);
    await harness.saves.drain();
    return { id, prompt: messages.at(-2)?.id ?? '', answer: messages.at(-1)?.id ?? '' };
  };
  const shown = async (harness: Harness, id: string): Promise<readonly string[]> =>
    (await harness.follow(id).until(isIdle)).map(textOf);

  it('hides at once, gives back when asked in time, and only then', async () => {
    const { harness, memories, marks, timers, delays, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    // The ten seconds that a window offers, and some for the way.
    expect(delays).toEqual([12_000]);
    const hidden = await shown(harness, id);
    // In two windows.
    for (let times = 0; times < 2; times += 1) await memories.undoForget(prompt);
    pass();
    const undone = [await shown(harness, id), await marks.hidden(), timers.size];
    await memories.forget(id, prompt);
    pass();
    await erased;
    await expect(memories.undoForget(prompt)).rejects.toMatchObject({ code: 'message.erased' });
    expect([hidden, undone, await shown(harness, id), harness.store.rows.get(prompt)?.parts]).toEqual([
      ['', 'Noted.'],
      [[TOLD, 'Noted.'], [], 0],
      ['', 'Noted.'],
      [{ type: 'text', text: '' }],
    ]);
  });

  it('what is said again before it is erased stays, with what its answer has of it and its title', async () => {
    const { harness, memories, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: `Noted: “${TOLD}”` }], [{ text: 'Noted.' }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    await answered(harness, TOLD, id);
    const elsewhere = await answered(harness, TOLD);
    const path = ['', 'Noted.', TOLD, `Noted: “${TOLD}”`];
    const hidden = await shown(harness, id);
    pass();
    await erased;
    const title = (await stores.sessions.get(elsewhere.id))?.title;
    expect([hidden, await shown(harness, id), await shown(harness, elsewhere.id), title]).toEqual([
      path,
      path,
      [TOLD, 'Noted.'],
      TOLD,
    ]);
  });

  it('an undo that failed can be asked for again, and else the message goes', async () => {
    const { harness, memories, marks, delays, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    const { hideMessage } = marks;
    const fail = async (): Promise<void> => {
      marks.hideMessage = () => Promise.reject(new Error('the disk is full'));
      await expect(memories.undoForget(prompt)).rejects.toThrow('the disk is full');
      marks.hideMessage = hideMessage;
    };
    await fail();
    await memories.undoForget(prompt);
    const undone = await shown(harness, id);
    await memories.forget(id, prompt);
    await fail();
    pass();
    await erased;
    expect([delays, undone, await shown(harness, id)]).toEqual([
      [12_000, 12_000, 12_000, 12_000],
      [TOLD, 'Noted.'],
      ['', 'Noted.'],
    ]);
  });

  it('refuses what is no message, and what was forgotten before', async () => {
    const { harness, memories, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await expect(memories.forget(id, 'nothing')).rejects.toMatchObject({ code: 'message.unknown' });
    await memories.forget(id, prompt);
    pass();
    await erased;
    await expect(memories.forget(id, prompt)).rejects.toMatchObject({ code: 'message.unknown' });
  });

  it('takes the words out of titles, tool sessions and turns that wait, also in a window that shows them', async () => {
    const { harness, memories, pass, erased } = start({
      scripts: [
        [{ text: 'Noted.' }],
        [
          { text: QUOTED },
          { toolCall: { name: 'search_docs', input: { query: 'key', source: 'https://example.org/demo.git' } } },
        ],
        [{ text: 'Done.' }],
      ],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await stores.sessions.update(id, { title: TOLD });
    await stores.toolSessions.save({ sessionId: id, toolName: 'thoughts', toolKey: null }, { thought: TOLD }, 1);
    const elsewhere = { id: newId(), resourceId: 'local', createdAt: 1, modelId: null, title: null };
    await stores.sessions.add([storedSession(elsewhere)]);
    await stores.sessions.update(elsewhere.id, { title: TOLD });
    await harness.submit('What is it called?', id);
    const window = harness.follow(id);
    await window.until(isAsking);
    await memories.forget(id, prompt);
    pass();
    await erased;
    const [turn] = await stores.journal.unclosed();
    const kept: readonly LecternChunk[] = await stores.journal.chunks(turn?.answerId ?? '');
    const asked = harness.follow(id);
    const left = (await asked.until(isAsking)).map(textOf);
    const request = asked.events.flatMap((event) =>
      event.type === 'chunk' && event.chunk.type === 'tool-approval-request' ? [event.chunk.approvalId] : [],
    );
    await harness.service.approve(id, request[0] ?? '', 'deny');
    await asked.until(isIdle);
    expect({
      journal: JSON.stringify(kept).includes('Ludmila'),
      left,
      titles: [(await stores.sessions.get(id))?.title, (await stores.sessions.get(elsewhere.id))?.title],
      tools: (await stores.toolSessions.listBySession(id)).map(({ state }) => state),
      ended: await shown(harness, id),
    }).toEqual({
      journal: false,
      left: ['', 'Noted.', 'What is it called?', LEFT],
      titles: [null, TOLD],
      tools: [{ thought: 'Forgotten' }],
      ended: ['', 'Noted.', 'What is it called?', `${LEFT}Done.`],
    });
  });

  it('takes the words out of an answer that quoted them, also in a window that shows it', async () => {
    const { harness, memories, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: QUOTED }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await answered(harness, 'What is it called?', id);
    const window = harness.follow(id);
    await window.until(isIdle);
    await memories.forget(id, prompt);
    pass();
    await erased;
    const left = ['', 'Noted.', 'What is it called?', LEFT];
    const title = (await stores.sessions.get(id))?.title;
    expect([await shown(harness, id), (await window.until(isIdle)).map(textOf), title]).toEqual([
      left,
      left,
      'What is it called?',
    ]);
  });

  it('takes the words out of a failed turn that nobody shows', async () => {
    const { harness, memories, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: QUOTED }, { fail: new Error('socket hang up') }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await harness.submit('What is it called?', id);
    await harness.service.settled();
    // It is let go once what it said is in the journal.
    await harness.service.close();
    await memories.forget(id, prompt);
    pass();
    await erased;
    const [turn] = await stores.journal.unclosed();
    expect([turn?.text, JSON.stringify(await stores.journal.chunks(turn?.answerId ?? ''))]).toEqual([
      'What is it called?',
      expect.not.stringContaining('Ludmila'),
    ]);
  });

  it('stops an answer that has it before it and never ends, and says why', async () => {
    const { harness, memories, marks, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: QUOTED }, { hold: new Promise(() => undefined) }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await harness.submit('What is it called?', id);
    await harness.follow(id).until((state) => state === 'generating');
    await memories.forget(id, prompt);
    pass();
    await erased;
    const messages = await harness.follow(id).until(isIdle);
    expect({
      hidden: await marks.hidden(),
      shown: messages.map(textOf),
      outcome: messages.at(-1)?.metadata?.outcome,
      notices: messages.at(-1)?.parts.flatMap((part) => (part.type === 'data-notice' ? [part.data.code] : [])),
      stored: JSON.stringify([await stores.journal.unsaved(id), ...harness.store.rows.values()]).includes('Ludmila'),
    }).toEqual({
      hidden: [],
      shown: ['', 'Noted.', 'What is it called?', LEFT],
      outcome: 'stopped',
      notices: ['turn.forgotten'],
      stored: false,
    });
  });

  it.each<{ after: string; end: ScriptedStep; state: string }>([
    { after: 'Well, ', end: { hold: new Promise(() => undefined) }, state: 'generating' },
    { after: 'Well, ', end: { fail: new Error('hang up') }, state: 'failed' },
    { after: '', end: { fail: new Error('hang up') }, state: 'failed' },
  ])('ends the turn of a prompt that is forgotten in it ($state after "$after")', async ({ after, end, state }) => {
    const { harness, memories, pass, erased } = start({
      scripts: [[...(after === '' ? [] : [{ text: after }]), end]],
    });
    const id = await harness.submit(TOLD);
    const [prompt] = await harness.follow(id).until((now) => now === state);
    await memories.forget(id, prompt?.id ?? '');
    pass();
    await erased;
    const kept = JSON.stringify([await stores.journal.unsaved(id), ...harness.store.rows.values()]);
    expect([await shown(harness, id), kept.includes('Ludmila')]).toEqual([['', after], false]);
  });

  it('stops an answer that asked when its message was forgotten, and was let go on within the time for an undo', async () => {
    const { harness, memories, pass, erased } = start({
      scripts: [
        [{ text: 'Noted.' }],
        [{ toolCall: { name: 'search_docs', input: { query: 'key', source: 'https://example.org/demo.git' } } }],
        [{ text: QUOTED }, { hold: new Promise(() => undefined) }],
      ],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await harness.submit('What is it called?', id);
    const window = harness.follow(id);
    await window.until(isAsking);
    await memories.forget(id, prompt);
    const request = window.events.flatMap((event) =>
      event.type === 'chunk' && event.chunk.type === 'tool-approval-request' ? [event.chunk.approvalId] : [],
    );
    await harness.service.approve(id, request[0] ?? '', 'deny');
    await harness.follow(id).until((state) => state === 'generating');
    pass();
    await erased;
    const state = harness.follow(id).events;
    await expect.poll(() => state.length).toBeGreaterThan(0);
    expect(state[0]).toMatchObject({ type: 'snapshot', state: { name: 'idle' } });
    expect((await shown(harness, id)).at(-1)).toBe(LEFT);
  });

  it('lets an answer go on that began after the forgetting', async () => {
    const hold = Promise.withResolvers<void>();
    const { harness, memories, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: 'One and ' }, { hold: hold.promise }, { text: 'two.' }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    await harness.submit('Count, please.', id);
    await harness.follow(id).until((state) => state === 'generating');
    pass();
    await erased;
    hold.resolve();
    expect(await shown(harness, id)).toEqual(['', 'Noted.', 'Count, please.', 'One and two.']);
  });

  it('erases while a prompt is answered that waited behind the answer that it stops', async () => {
    const hold = Promise.withResolvers<void>();
    const { harness, memories, pass, erased } = start({
      scripts: [
        [{ text: 'Noted.' }],
        [{ hold: new Promise(() => undefined) }],
        [{ text: 'One and ' }, { hold: hold.promise }, { text: 'two.' }],
      ],
    });
    const { id, prompt } = await answered(harness, TOLD);
    await harness.submit('What is it called?', id);
    await harness.follow(id).until((state) => state === 'generating');
    await memories.forget(id, prompt);
    await harness.submit('Count, please.', id);
    pass();
    await erased;
    hold.resolve();
    expect((await shown(harness, id)).slice(-2)).toEqual(['Count, please.', 'One and two.']);
  });

  it('does not stop what runs and had nothing of it before it, and takes nothing from that', async () => {
    const hold = Promise.withResolvers<void>();
    const { harness, memories, marks, pass, erased } = start({
      scripts: [[{ text: 'Noted.' }], [{ text: 'One and ' }, { hold: hold.promise }, { text: 'two.' }]],
    });
    const { id, prompt } = await answered(harness, TOLD);
    const other = await harness.submit('Count, please.');
    await harness.follow(other).until((state) => state === 'generating');
    await memories.forget(id, prompt);
    pass();
    await erased;
    const left = await marks.hidden();
    hold.resolve();
    expect([left, await shown(harness, other)]).toEqual([[], ['Count, please.', 'One and two.']]);
  });

  it('hides what quotes it and a title made of it at once, and gives both back', async () => {
    const { harness, memories } = start({ scripts: [[{ text: 'Noted.' }], [{ text: QUOTED }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await answered(harness, 'What is it called?', id);
    await stores.sessions.update(id, { title: TOLD });
    const title = async () => (await stores.sessions.get(id))?.title;
    await memories.forget(id, prompt);
    const hidden = [await shown(harness, id), await title()];
    await memories.undoForget(prompt);
    expect([hidden, await shown(harness, id), await title()]).toEqual([
      [['', 'Noted.', 'What is it called?', LEFT], 'What is it called?'],
      [TOLD, 'Noted.', 'What is it called?', QUOTED],
      TOLD,
    ]);
  });

  it.each([['its prompt', 0] as const, ['its answer', 1] as const])(
    'a title that a model made goes with %s at once, comes back with it, and is in memory no more',
    async (_what, at) => {
      const { harness, memories, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
      const { id, prompt, answer } = await answered(harness, TOLD);
      const made = { title: 'Ships and harbours', titleMadeOf: [prompt, answer] };
      await stores.sessions.update(id, made);
      const row = async () => {
        const { title = '', titleMadeOf = null } = (await stores.sessions.get(id)) ?? {};
        return { title, titleMadeOf };
      };
      const forgotten = [prompt, answer][at] ?? '';
      await memories.forget(id, forgotten);
      const hidden = await row();
      await memories.undoForget(forgotten);
      const back = await row();
      await memories.forget(id, forgotten);
      pass();
      await erased;
      const left = { title: at === 0 ? null : TOLD, titleMadeOf: [] };
      expect([hidden, back, await row(), harness.store.saved.at(-1)?.title]).toEqual([
        left,
        made,
        left,
        left.title ?? '',
      ]);
    },
  );

  it('a title that was made of others stays, and so does one that the user gave', async () => {
    const { harness, memories } = start({ scripts: [[{ text: 'Noted.' }], [{ text: 'Blue.' }]] });
    const { id, prompt, answer } = await answered(harness, TOLD);
    const later = await answered(harness, 'Which colour has the sky?', id);
    await stores.sessions.update(id, { title: 'Ships', titleMadeOf: [prompt, answer] });
    await memories.forget(id, later.prompt);
    const first = (await stores.sessions.get(id))?.title;
    await stores.sessions.update(id, { title: 'Boats', titleMadeOf: null });
    await memories.forget(id, prompt);
    expect([first, (await stores.sessions.get(id))?.title]).toEqual(['Ships', 'Boats']);
  });

  it('hides a quotation in an answer that does not say where it has it from, and gives it back', async () => {
    const { harness, memories } = start({ scripts: [[{ text: 'Noted.' }], [{ text: QUOTED }]] });
    const { id, prompt } = await answered(harness, TOLD);
    const other = await answered(harness, 'What was it called again?');
    await memories.forget(id, prompt);
    const hidden = await shown(harness, other.id);
    await memories.undoForget(prompt);
    expect([hidden, await shown(harness, other.id)]).toEqual([
      ['What was it called again?', LEFT],
      ['What was it called again?', QUOTED],
    ]);
  });

  it('brings all back by one undo, though it was asked for twice', async () => {
    const { harness, memories } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await stores.sessions.update(id, { title: TOLD });
    for (let times = 0; times < 2; times += 1) await memories.forget(id, prompt);
    await memories.undoForget(prompt);
    expect([await shown(harness, id), (await stores.sessions.get(id))?.title]).toEqual([[TOLD, 'Noted.'], TOLD]);
  });

  it('brings all back by one undo, though two windows asked for it at once', async () => {
    const { harness, memories, marks } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await stores.sessions.update(id, { title: TOLD });
    const { hideMessage } = marks;
    const first = Promise.withResolvers<void>();
    let asked = 0;
    marks.hideMessage = async (input) => {
      asked += 1;
      // The title is another by the time at which memory answers the second window.
      if (asked === 2) await first.promise;
      return hideMessage(input);
    };
    await Promise.all([memories.forget(id, prompt).then(first.resolve), memories.forget(id, prompt)]);
    marks.hideMessage = hideMessage;
    await memories.undoForget(prompt);
    expect([await shown(harness, id), (await stores.sessions.get(id))?.title]).toEqual([[TOLD, 'Noted.'], TOLD]);
  });

  it('a title that was given meanwhile stays when the message comes back', async () => {
    const { harness, memories } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    await stores.sessions.update(id, { title: 'Boats' });
    await memories.undoForget(prompt);
    expect((await stores.sessions.get(id))?.title).toBe('Boats');
  });

  it('erases at the end of the app what could still be undone, and at a start what an end left over', async () => {
    const first = start({ scripts: [[{ text: 'Noted.' }], [{ text: 'Noted too.' }]] });
    const one = await answered(first.harness, TOLD);
    const two = await answered(first.harness, 'It lies in the harbour of Bergen.');
    await first.memories.forget(one.id, one.prompt);
    await first.harness.service.close();
    await first.memories.close();
    const afterEnd = first.harness.store.rows.get(one.prompt)?.metadata?.forgotten;
    await first.marks.hideMessage({ messageId: two.prompt, isHidden: true });
    await first.memories.eraseLeft();
    expect([afterEnd, first.harness.store.rows.get(two.prompt)?.metadata?.forgotten]).toEqual([true, true]);
  });

  it('tries again when erasing failed', async () => {
    const { harness, memories, marks, timers, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    const { eraseHidden } = marks;
    marks.eraseHidden = () => Promise.reject(new Error('the disk is full'));
    await memories.forget(id, prompt);
    pass();
    timers.clear();
    await expect.poll(() => timers.size).toBe(1);
    marks.eraseHidden = eraseHidden;
    pass();
    await erased;
    expect(harness.store.rows.get(prompt)?.parts).toEqual([{ type: 'text', text: '' }]);
  });

  it('a start that cannot erase what an end left over goes on, and tries again', async () => {
    const { harness, memories, marks, delays, pass, erased } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { prompt } = await answered(harness, TOLD);
    await marks.hideMessage({ messageId: prompt, isHidden: true });
    const { eraseHidden } = marks;
    marks.eraseHidden = () => Promise.reject(new Error('the disk is full'));
    await memories.eraseLeft();
    marks.eraseHidden = eraseHidden;
    pass();
    await erased;
    expect([delays, harness.store.rows.get(prompt)?.parts]).toEqual([[60_000], [{ type: 'text', text: '' }]]);
  });

  it('a start leaves alone what can be undone', async () => {
    const { harness, memories, marks } = start({ scripts: [[{ text: 'Noted.' }]] });
    const { id, prompt } = await answered(harness, TOLD);
    await memories.forget(id, prompt);
    await memories.eraseLeft();
    expect(await marks.hidden()).toMatchObject([{ messageId: prompt, sessionId: id, texts: [TOLD] }]);
  });
});
