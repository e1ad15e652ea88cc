import { expect, it } from 'vitest';
import type { LecternMessage } from '../shared/chat/message';
import type { MemoryKnowledge } from './knowledge/knowledge';
import { createMessageStore } from './message-store';
import { createMemoryMessageStore } from './testing/memory-message-store';

const SESSION = { id: 's', title: null, createdAt: 1, isPrivate: false };
const message = (id: string, parentId: string | null): LecternMessage => ({
  id,
  role: 'user',
  metadata: { parentId, createdAt: 1 },
  parts: [{ type: 'text', text: id }],
});

/** A store over messages in memory, and the heads of the paths that were read there. */
function openStore() {
  const messages = createMemoryMessageStore();
  const heads: (string | null)[] = [];
  const memory: Pick<MemoryKnowledge, 'thread' | 'save'> = {
    thread: async ({ sessionId, headMessageId }) => {
      heads.push(headMessageId);
      return messages.thread(sessionId, headMessageId);
    },
    save: async ({ messages: saved }) => messages.save(SESSION, saved),
  };
  return { store: createMessageStore(memory, () => undefined), heads };
}

it('answers once with the path that was read ahead', async () => {
  const { store, heads } = openStore();
  await store.save(SESSION, [message('a', null), message('b', 'a')]);
  store.readAhead('s', 'b');
  const ids = (await store.thread('s', 'b')).messages.map(({ id }) => id);
  expect([ids, heads]).toEqual([['a', 'b'], ['b']]);
  await store.thread('s', 'b');
  expect(heads).toEqual(['b', 'b']);
});

it('a path that was read ahead of a save is read again after it', async () => {
  const { store } = openStore();
  store.readAhead('s', 'b');
  await store.settled();
  await store.save(SESSION, [message('a', null), message('b', 'a')]);
  expect((await store.thread('s', 'b')).messages.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('a path that was read ahead is not kept once the session has been asked for another', async () => {
  const { store, heads } = openStore();
  store.readAhead('s', 'b');
  await store.thread('s', 'a');
  await store.thread('s', 'b');
  expect(heads).toEqual(['b', 'a', 'b']);
});
