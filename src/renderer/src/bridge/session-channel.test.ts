import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { v7 as newId } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import type { LecternChunk } from '../../../shared/chat/message';
import { sessions } from '../../../shared/contract/sessions';
import type { SessionEvent } from '../../../shared/contract/sessions';
import type { RecallReach } from '../../../shared/domain/settings';
import { turns } from '../../../shared/contract/turns';
import { createBridge } from './bridge';
import { errorDataOf, sentenceOf } from './error-data-of';
import { createSessionChannel } from './session-channel';
import { createStore, type Store } from './store';
import type { SessionList } from './until-listed';
import { makeSummary } from '../../../shared/testing/make-summary';

/** The part of main that a channel speaks with, scripted, behind a real port. */
function startMain(
  script: (prompt: { messageId: string; text: string; sessionId: string }) => readonly SessionEvent[],
  { breaksPromptStream = false, streamsThatEnd = 0, isUnknown = (): boolean => false } = {},
) {
  const { port1, port2 } = new MessageChannel();
  const submitted: {
    text: string;
    sessionId: string | undefined;
    isPrivate?: boolean;
    recallReach?: RecallReach;
  }[] = [];
  const prompts: { messageId: string; text: string; sessionId: string }[] = [];
  const arrivals = new EventTarget();
  let streams = 0;
  let refused = 0;
  const os = implement({ sessions, turns });
  const router = {
    sessions: {
      watch: os.sessions.watch.handler(async function* ({ input, errors }) {
        if ('promptId' in input) {
          if (breaksPromptStream) throw new Error('broken off');
          await new Promise((resolve) => arrivals.addEventListener(input.promptId, resolve));
        } else if (isUnknown()) {
          refused += 1;
          throw errors.EXPECTED({ data: { code: 'session.unknown', params: {} } });
        }
        const watchedId = 'sessionId' in input ? input.sessionId : (prompts[0]?.sessionId ?? '');
        yield [snapshot(watchedId), ...prompts.flatMap(script)];
        streams += 1;
        if (streams <= streamsThatEnd) return;
        await new Promise(() => undefined);
      }),
    },
    turns: {
      submit: os.turns.submit.handler(({ input, errors }) => {
        if (input.text === 'refused') throw errors.EXPECTED({ data: { code: 'data.full', params: {} } });
        const sessionId = input.sessionId ?? newId();
        const { text, isPrivate, recallReach } = input;
        submitted.push({
          text,
          sessionId: input.sessionId,
          ...(isPrivate !== undefined && { isPrivate }),
          ...(recallReach !== undefined && { recallReach }),
        });
        prompts.push({ messageId: input.messageId, text: input.text, sessionId });
        arrivals.dispatchEvent(new Event(input.messageId));
        return { sessionId };
      }),
    },
  };
  // oRPC serves any part of a contract; the window asks for these three names only.
  new RPCHandler(router).upgrade(port1);
  port1.start();
  return { port: port2, submitted, streams: () => streams, refused: () => refused, close: () => port1.close() };
}

function snapshot(sessionId: string): SessionEvent {
  return {
    type: 'snapshot',
    session: makeSummary({ id: sessionId }),
    messages: [],
    earlier: 0,
    hasUnread: false,
    versions: {},
    state: { name: 'idle', turnId: null, error: null },
    queue: [],
  };
}

function turnEvents(
  prompt: { messageId: string; text: string; sessionId: string },
  answer: string,
): readonly SessionEvent[] {
  const answerId = newId();
  const chunks: readonly LecternChunk[] = [
    { type: 'data-session', id: 'session', data: { sessionId: prompt.sessionId, resourceId: 'local' } },
    { type: 'start', messageId: answerId },
    { type: 'text-start', id: 't' },
    ...[...answer].map((letter): LecternChunk => ({ type: 'text-delta', id: 't', delta: letter })),
    { type: 'text-end', id: 't' },
    { type: 'finish' },
  ];
  return [
    {
      type: 'prompt',
      message: { id: prompt.messageId, role: 'user', parts: [{ type: 'text', text: prompt.text }] },
      answerId,
    },
    ...chunks.map((chunk): SessionEvent => ({ type: 'chunk', messageId: answerId, chunk })),
  ];
}

/** Resolves with the first value that fits; subscribed before it looks, so none is missed. */
function until<T>(store: Store<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!fits(store.get())) return;
      unsubscribe();
      resolve(store.get());
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function openChannel(...script: Parameters<typeof startMain>) {
  return openChannelOf({}, ...script);
}

function openChannelOf(
  { isPrivate = false, sessionId = null }: { readonly isPrivate?: boolean; readonly sessionId?: string | null },
  ...script: Parameters<typeof startMain>
) {
  const main = startMain(...script);
  const bound: string[] = [];
  const list = createStore<SessionList>(null);
  const channel = createSessionChannel({
    bridge: createBridge(Promise.resolve(main.port)),
    sessionId,
    isPrivate,
    newId,
    schedules: { soon: setImmediate, atEase: setImmediate },
    listed: () => list,
    onBound: (boundId) => bound.push(boundId),
  });
  closers.push(() => {
    channel.close();
    main.close();
  });
  const { submitted, streams, refused } = main;
  return { channel, bound, list, submitted, streams, refused };
}

test('the first prompt opens a session, and its stream binds the window and shows one answer', async () => {
  const { channel, bound } = openChannel((prompt) => turnEvents(prompt, 'Hello'));
  await channel.send('Hi', null);
  const view = await until(channel.view, ({ messages }) =>
    messages.some(({ parts }) => parts.some((part) => part.type === 'text' && part.text === 'Hello')),
  );
  expect(bound).toEqual([view.sessionId]);
  expect(view.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(view.pending).toEqual([]);
});

test('a stream that breaks off before the prompt is taken is opened anew by its session', async () => {
  const { channel, bound } = openChannel((prompt) => turnEvents(prompt, 'Hello'), { breaksPromptStream: true });
  await channel.send('Hi', null);
  const view = await until(channel.view, ({ messages }) => messages.length === 2);
  expect([view.problem, new Set(bound)]).toEqual([null, new Set([view.sessionId])]);
});

test('a stream that ends in main is asked for again, as the session goes on', async () => {
  const { channel, streams } = openChannel((prompt) => turnEvents(prompt, 'Hello'), { streamsThatEnd: 2 });
  await channel.send('Hi', null);
  await expect.poll(streams).toBe(3);
  const view = await until(channel.view, ({ messages }) => messages.length === 2);
  expect(view.problem).toBeNull();
});

test('a session that was unknown is shown once it is in the list', async () => {
  const sessionId = newId();
  let isUnknown = true;
  const { channel, list, refused } = openChannelOf({ sessionId }, () => [], { isUnknown: () => isUnknown });
  const gone = await until(channel.view, ({ problem }) => problem !== null);
  list.set([makeSummary({ id: newId() })]);
  isUnknown = false;
  list.set([makeSummary({ id: sessionId })]);
  const view = await until(channel.view, ({ phase }) => phase === 'live');
  expect([gone.problem?.code, refused(), view.sessionId, view.problem]).toEqual([
    'session.unknown',
    1,
    sessionId,
    null,
  ]);
});

test('a session that is in the list already when it is told unknown is asked for once more, and then waited for', async () => {
  const sessionId = newId();
  let isUnknown = true;
  const { channel, list, refused } = openChannelOf({ sessionId }, () => [], { isUnknown: () => isUnknown });
  list.set([makeSummary({ id: sessionId })]);
  await expect.poll(refused).toBe(2);
  isUnknown = false;
  list.set([makeSummary({ id: sessionId }), makeSummary({ id: newId() })]);
  await until(channel.view, ({ phase }) => phase === 'live');
  expect(refused()).toBe(2);
});

test('a second prompt sent before the first was taken goes into the same session', async () => {
  const { channel, submitted } = openChannel(() => []);
  await Promise.all([channel.send('one', null), channel.send('two', null)]);
  expect(submitted).toEqual([
    { text: 'one', sessionId: undefined },
    { text: 'two', sessionId: channel.sessionId() },
  ]);
});

test('the session that the first prompt opens recalls as far as was chosen before it', async () => {
  const { channel, submitted } = openChannel(() => []);
  channel.reach.set('none');
  await channel.send('one', null);
  await channel.send('two', null);
  expect(submitted).toMatchObject([{ text: 'one', recallReach: 'none' }, { text: 'two' }]);
  expect(submitted[1]).not.toHaveProperty('recallReach');
});

test('a private session is opened as one, and told so once', async () => {
  const { channel, submitted } = openChannelOf({ isPrivate: true }, () => []);
  await channel.send('one', null);
  await channel.send('two', null);
  expect(submitted).toEqual([
    { text: 'one', sessionId: undefined, isPrivate: true },
    { text: 'two', sessionId: channel.sessionId() },
  ]);
});

test('a prompt that is refused says why and is not shown any more', async () => {
  const { channel } = openChannel(() => []);
  const reason: unknown = await channel.send('refused', null).catch((error: unknown) => error);
  expect(sentenceOf(errorDataOf(reason))).toBe('There is no room left on the disk that holds your data.');
  expect(channel.view.get().pending).toEqual([]);
});
