import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { messageText } from '../knowledge/memory/message-rows';
import { createMemorySessionStore } from '../testing/memory-session-store';
import { storedSession } from '../testing/stored-session';
import { askAndSave, dataFolder, messagesOf, openWithMemory } from '../testing/whole-app';
import { tellAllShown, tellShown } from './tell-shown';

// A whole app is opened twice: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

test('memory is told of each session that comes, of each other path, and at a start of all', async () => {
  const told: unknown[] = [];
  const memory = { show: async ({ heads }: { readonly heads: readonly unknown[] }) => void told.push(heads) };
  const store = tellShown(createMemorySessionStore(), memory);
  const row = { id: 's', resourceId: 'local', createdAt: 1, modelId: null, title: null };
  await store.add([{ ...storedSession(row), headMessageId: 'a' }, storedSession({ ...row, id: 'empty' })]);
  await store.update('s', { headMessageId: 'b' });
  await store.update('s', { title: 'Another' });
  await tellAllShown(store, memory);
  expect(told).toEqual(['a', 'b', 'b'].map((headMessageId) => [{ sessionId: 's', headMessageId }]));
});

test('another session quotes the version that is shown, not the newest, and does after the index was lost', async () => {
  const folder = await dataFolder();
  const { app, client } = await openWithMemory(folder);
  const rent = 'The rent of the workshop in Hallein is 1450 euros.';
  const sessionId = await askAndSave(client, rent);
  const first = await messagesOf(client, sessionId);
  const edited = v7();
  await client.turns.submit({
    messageId: edited,
    sessionId,
    text: rent.replace('1450', '1620'),
    parentId: null,
  });
  const shownPrompt = async () => messageText((await messagesOf(client, sessionId))[0] ?? { parts: [] });
  await until(async () => (await messagesOf(client, sessionId))[0]?.id === edited);
  const answerElsewhere = async (from = client): Promise<string> => {
    const asking = await askAndSave(from, 'What is the rent of the workshop in Hallein?');
    const answer = (await messagesOf(from, asking)).at(-1);
    return /1450|1620/.exec(messageText(answer ?? { parts: [] }))?.[0] ?? '';
  };
  await until(async () => (await answerElsewhere()) === '1620');
  await client.sessions.select({ sessionId, messageId: first[0]?.id ?? '' });
  expect(await shownPrompt()).toBe(rent);
  await until(async () => (await answerElsewhere()) === '1450');
  await app.close();
  for (const file of ['index.db', 'index.db-wal', 'index.db-shm']) await rm(join(folder, file), { force: true });
  const again = await openWithMemory(folder);
  const isFound = async (): Promise<boolean> => {
    for await (const { hits } of await again.client.search.find({ typed: '1620', limit: 9 })) {
      if (hits.some(({ messageId }) => messageId === edited)) return true;
    }
    return false;
  };
  await until(isFound);
  await until(async () => (await answerElsewhere(again.client)) === '1450');
});

/** What memory takes in behind an answer, however long that takes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
