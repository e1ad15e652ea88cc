import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { emptyView, foldSession, isBusy, isSameButForOpen, type SessionView } from './session-view';
import { makeSummary } from '../../../shared/testing/make-summary';

const idle = { name: 'idle', turnId: null, error: null } as const;
const session = makeSummary();

function message(id: string, role: 'user' | 'assistant', text = id): LecternMessage {
  return { id, role, parts: [{ type: 'text', text }] };
}

function snapshot(messages: readonly LecternMessage[]): SessionEvent & { readonly type: 'snapshot' } {
  return { type: 'snapshot', session, messages, earlier: 0, hasUnread: false, versions: {}, state: idle, queue: [] };
}

function shown(view: SessionView): readonly string[] {
  return view.messages.map(
    ({ id, parts }) => `${id}: ${parts.map((part) => (part.type === 'text' ? part.text : '')).join()}`,
  );
}

test('an answer stands behind its prompt and is replaced as it grows', () => {
  let view = foldSession(emptyView(null), snapshot([message('p0', 'user'), message('a0', 'assistant')]));
  view = foldSession(view, { type: 'prompt', message: message('p1', 'user'), answerId: 'a1' });
  view = foldSession(view, { type: 'answer', message: message('a1', 'assistant', 'He') });
  view = foldSession(view, { type: 'answer', message: message('a1', 'assistant', 'Hello') });
  expect(shown(view)).toEqual(['p0: p0', 'a0: a0', 'p1: p1', 'a1: Hello']);
});

test('an answer that comes after the next prompt still stands behind its own', () => {
  let view = foldSession(emptyView(null), snapshot([]));
  view = foldSession(view, { type: 'prompt', message: message('p1', 'user'), answerId: 'a1' });
  view = foldSession(view, { type: 'prompt', message: message('p2', 'user'), answerId: 'a2' });
  view = foldSession(view, { type: 'answer', message: message('a1', 'assistant') });
  expect(shown(view)).toEqual(['p1: p1', 'a1: a1', 'p2: p2']);
});

test('a prompt that comes again begins its turn anew', () => {
  const closed = [message('p1', 'user'), message('a1', 'assistant', 'half')];
  const view = foldSession(foldSession(emptyView(null), snapshot(closed)), {
    type: 'prompt',
    message: message('p1', 'user'),
    answerId: 'a2',
  });
  expect(shown(view)).toEqual(['p1: p1']);
});

test('a prompt that branches takes the place of what followed its parent, and a first one of everything', () => {
  const path = [message('p1', 'user'), message('a1', 'assistant'), message('p2', 'user'), message('a2', 'assistant')];
  const branched = (parentId: string | null): readonly string[] => {
    const prompt = { ...message('p3', 'user'), metadata: { parentId, createdAt: 1 } };
    const event = { type: 'prompt', message: prompt, answerId: 'a3' } as const;
    return foldSession(foldSession(emptyView(null), snapshot(path)), event).messages.map(({ id }) => id);
  };
  expect([branched('a1'), branched('a2'), branched(null)]).toEqual([
    ['p1', 'a1', 'p3'],
    ['p1', 'a1', 'p2', 'a2', 'p3'],
    ['p3'],
  ]);
});

test('what still comes of an earlier attempt is not shown beside the new answer', () => {
  let view = foldSession(emptyView(null), snapshot([]));
  view = foldSession(view, { type: 'prompt', message: message('p1', 'user'), answerId: 'a1' });
  view = foldSession(view, { type: 'answer', message: message('a1', 'assistant', 'half') });
  view = foldSession(view, { type: 'prompt', message: message('p1', 'user'), answerId: 'a2' });
  view = foldSession(view, { type: 'answer', message: message('a2', 'assistant', 'whole') });
  view = foldSession(view, { type: 'answer', message: message('a1', 'assistant', 'half, later') });
  expect(shown(view)).toEqual(['p1: p1', 'a2: whole']);
});

test('a sent prompt is shown in advance until the stream or the queue shows it', () => {
  const pending = [
    { messageId: 'p1', text: 'one' },
    { messageId: 'p2', text: 'two' },
    { messageId: 'p3', text: 'three' },
  ];
  let view: SessionView = foldSession({ ...emptyView(null), pending }, snapshot([message('p1', 'user')]));
  expect(view.pending.map((prompt) => prompt.messageId)).toEqual(['p2', 'p3']);
  view = foldSession(view, { type: 'queued', prompt: { messageId: 'p2', text: 'two' } });
  view = foldSession(view, { type: 'state', state: idle, queue: ['p2'] });
  expect(view.pending.map((prompt) => prompt.messageId)).toEqual(['p3']);
});

test('Stop has something to stop in every state but the three at rest', () => {
  const names = [
    'idle',
    'opening',
    'recalling',
    'generating',
    'awaitingApproval',
    'saving',
    'failed',
    'interrupted',
  ] as const;
  expect(names.filter((name) => isBusy({ ...idle, name }))).toEqual([
    'opening',
    'recalling',
    'generating',
    'awaitingApproval',
    'saving',
  ]);
});

test('what comes before the messages that came first is put before them', () => {
  const first = { ...snapshot([message('p2', 'user')]), earlier: 3 };
  let view = foldSession(emptyView(null), first);
  view = foldSession(view, { type: 'earlier', messages: [message('p1', 'user'), message('a1', 'assistant')] });
  const then = view.earlier;
  view = foldSession(view, { type: 'earlier', messages: [message('a0', 'assistant')] });
  expect([shown(view), then, view.earlier]).toEqual([['a0: a0', 'p1: p1', 'a1: a1', 'p2: p2'], 1, 0]);
});

test('an open answer that grows is no other view; all else that changes is', () => {
  const state = { name: 'generating', turnId: 'a2', error: null } as const;
  const messages = [
    message('p1', 'user'),
    message('a1', 'assistant'),
    message('p2', 'user'),
    message('a2', 'assistant'),
  ];
  const view: SessionView = { ...emptyView(session.id), phase: 'live', session, messages, state };
  const grow = (id: string): SessionView => ({
    ...view,
    messages: messages.map((each) => (each.id === id ? message(id, 'assistant', 'more') : each)),
  });
  expect(isSameButForOpen(view, grow('a2'))).toBe(true);
  expect(isSameButForOpen(view, grow('a1'))).toBe(false);
  const others: readonly Partial<SessionView>[] = [
    { state: idle },
    { messages: messages.slice(0, 3) },
    { messages: [...messages, message('p3', 'user')] },
    { messages: [...messages.slice(0, 3), message('b2', 'assistant')] },
    { sentId: 'p3' },
    { earlier: 1 },
  ];
  for (const change of others) expect(isSameButForOpen(view, { ...view, ...change })).toBe(false);
  // At rest nothing grows: a message that changes is drawn with the list.
  expect(isSameButForOpen({ ...view, state: idle }, { ...grow('a2'), state: idle })).toBe(false);
});
