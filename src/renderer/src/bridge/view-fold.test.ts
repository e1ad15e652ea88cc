import { expect, test, vi } from 'vitest';
import type { LecternChunk } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { emptyView, isViewBusy, type SessionView } from './session-view';
import { createStore } from './store';
import { createViewFold } from './view-fold';
import { makeSummary } from '../../../shared/testing/make-summary';

const sessionId = '01890000-0000-7000-8000-000000000001';
const snapshot: SessionEvent = {
  type: 'snapshot',
  session: makeSummary({ id: sessionId }),
  messages: [],
  earlier: 0,
  hasUnread: false,
  versions: {},
  state: { name: 'idle', turnId: null, error: null },
  queue: [],
};

function state(name: 'generating' | 'idle', turnId: string | null): SessionEvent {
  return { type: 'state', state: { name, turnId, error: null }, queue: [] };
}

function turn(): readonly SessionEvent[] {
  const chunks: readonly LecternChunk[] = [
    { type: 'start', messageId: 'a1' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'The whole ' },
    { type: 'text-end', id: 't' },
    { type: 'text-start', id: 'u' },
    { type: 'text-delta', id: 'u', delta: 'answer' },
    { type: 'text-end', id: 'u' },
    { type: 'finish' },
  ];
  return [
    {
      type: 'prompt',
      message: { id: 'p1', role: 'user', parts: [{ type: 'text', text: 'why' }] },
      answerId: 'a1',
    },
    state('generating', 'a1'),
    ...chunks.map((chunk): SessionEvent => ({ type: 'chunk', messageId: 'a1', chunk })),
    state('idle', null),
  ];
}

function answerOf(view: SessionView): string {
  const parts = view.messages.find((message) => message.id === 'a1')?.parts ?? [];
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

test('a turn is over in no view that lacks a part of its answer, however its stream is cut', async () => {
  for (const perBatch of [1, 3, 100]) {
    const view = createStore(emptyView(sessionId));
    const fold = createViewFold(view, { soon: setImmediate, atEase: setImmediate });
    fold.accept([snapshot]);
    const over: string[] = [];
    const isOver = new Promise<void>((resolve) => {
      view.subscribe(() => {
        if (view.get().messages.length === 0 || isViewBusy(view.get())) return;
        over.push(answerOf(view.get()));
        resolve();
      });
    });
    const events = turn();
    for (let at = 0; at < events.length; at += perBatch) fold.accept(events.slice(at, at + perBatch));
    await isOver;
    expect(over).toEqual(['The whole answer']);
    fold.close();
  }
});

test('what comes between two frames is in the next one', async () => {
  const view = createStore(emptyView(sessionId));
  const frames: (() => void)[] = [];
  const draw = async (): Promise<string> => {
    for (const frame of frames.splice(0)) frame();
    await new Promise((resolve) => setImmediate(resolve));
    return answerOf(view.get());
  };
  const fold = createViewFold(view, { soon: (work) => frames.push(work), atEase: (work) => frames.push(work) });
  fold.accept([snapshot]);
  const events = turn();
  const at = events.findIndex((event) => event.type === 'chunk' && event.chunk.type === 'text-delta');
  // Until the reader of the stream is loaded.
  fold.accept(events.slice(0, at));
  await draw();
  await vi.waitUntil(() => frames.length > 0);
  await draw();

  fold.accept(events.slice(at, at + 1));
  await new Promise((resolve) => setImmediate(resolve));
  expect(await draw()).toBe('The whole ');
  fold.close();
});

test('what makes an answer longer waits for ease, and all else comes with the next frame, as much of it as there is', async () => {
  const view = createStore(emptyView(sessionId));
  const frames: (() => void)[] = [];
  const eases: (() => void)[] = [];
  const run = async (from: (() => void)[]): Promise<string> => {
    for (const work of from.splice(0)) work();
    await new Promise((resolve) => setImmediate(resolve));
    return answerOf(view.get());
  };
  const fold = createViewFold(view, { soon: (work) => frames.push(work), atEase: (work) => eases.push(work) });
  fold.accept([snapshot]);
  const events = turn();
  const at = events.findIndex((event) => event.type === 'chunk' && event.chunk.type === 'text-delta');
  fold.accept(events.slice(0, at));
  await run(frames);
  // Until the reader of the stream is loaded.
  await vi.waitUntil(() => eases.length > 0);
  await run(eases);

  fold.accept(events.slice(at, at + 1));
  await new Promise((resolve) => setImmediate(resolve));
  expect([frames.length, eases.length > 0, answerOf(view.get())]).toEqual([0, true, '']);
  fold.accept([state('generating', 'a1')]);
  expect(await run(frames)).toBe('The whole ');
  fold.close();
});
