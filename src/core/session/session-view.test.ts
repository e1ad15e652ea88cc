import { expect, test } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import { createHiddenMessages } from '../memories/hidden-messages';
import { createMemoryJournal } from '../testing/memory-journal';
import { createMemoryLog } from '../testing/memory-log';
import { createMemoryMessageStore } from '../testing/memory-message-store';
import { createMemorySessionStore } from '../testing/memory-session-store';
import { storedSession } from '../testing/stored-session';
import { createSessionView } from './session-view';

const row = storedSession({
  id: 'session',
  resourceId: 'local',
  createdAt: 1,
  modelId: null,
  title: 'A session',
  isPrivate: false,
  recallReach: null,
});
const [first, second, third, fourth] = [message('1', null), message('2', '1'), message('3', '2'), message('4', '3')];

test('a path is put together once for each turn, not each time that it is asked for', async () => {
  const { view } = await openView();
  await view.load();
  view.append([third, fourth]);
  const shown = view.messages;
  expect([shown, view.messages === shown]).toEqual([[first, second, third, fourth], true]);
});

test('what is closed while the path is read follows what was read', async () => {
  const { view, store } = await openView();
  const { thread } = store;
  const gate = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  store.thread = async (...input) => {
    asked.resolve();
    await gate.promise;
    return thread.apply(store, input);
  };
  const loading = view.load();
  await asked.promise;
  view.append([third, fourth]);
  gate.resolve();
  await loading;
  expect(view.messages).toEqual([first, second, third, fourth]);
});

async function openView() {
  const sessions = createMemorySessionStore();
  const store = createMemoryMessageStore();
  await sessions.add([{ ...row, headMessageId: '2' }]);
  await store.save(row, [first, second]);
  const view = createSessionView({
    sessionId: row.id,
    isNew: false,
    sessions,
    journal: createMemoryJournal(sessions),
    store,
    hidden: createHiddenMessages(),
    log: createMemoryLog(),
  });
  return { view, store };
}

function message(id: string, parentId: string | null): LecternMessage {
  const metadata = { parentId, createdAt: Number(id) };
  return { id, role: Number(id) % 2 === 1 ? 'user' : 'assistant', metadata, parts: [{ type: 'text', text: id }] };
}
