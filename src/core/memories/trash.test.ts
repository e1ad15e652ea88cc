import { cp } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { Knowledge } from '../knowledge/knowledge';
import { openTemporaryApp } from '../testing/temporary-app';
import { askAndSave, dataFolder, openWithMemory, titlesOf } from '../testing/whole-app';

// Whole apps are opened and closed several times: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

/** An app whose memory calls `after` when it has forgotten a session. */
async function openForgetting(userDataDir: string, after: () => Promise<void>) {
  const adapt = (knowledge: Knowledge): Knowledge => ({
    ...knowledge,
    memory: {
      ...knowledge.memory,
      async forget(input) {
        await knowledge.memory.forget(input);
        await after();
      },
    },
  });
  const { app, connect } = await openTemporaryApp({ userDataDir }, adapt);
  app.startKnowledge();
  const { client } = connect();
  for await (const { memory } of await client.app.watchStatus()) if (memory !== 'starting') break;
  return { client };
}

test('a deletion that was killed once the messages were gone is ended at the next start', async () => {
  const [folder, copy] = [await dataFolder(), await dataFolder()];
  const [forgotten, killed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { client } = await openForgetting(folder, () => {
    forgotten.resolve();
    return killed.promise;
  });
  const kept = await askAndSave(client, 'How do citations work?');
  const sessionId = await askAndSave(client, 'How do I add a repository?');
  for (const each of [kept, sessionId]) await client.sessions.trash({ sessionId: each });
  const deleting = client.sessions.deleteTrashed({ sessionId });
  await forgotten.promise;
  // What a kill leaves.
  await cp(folder, copy, { recursive: true });
  killed.resolve();
  await deleting;

  const { client: restarted } = await openWithMemory(copy);
  const idsIn = async () => (await restarted.sessions.listTrash()).sessions.map(({ id }) => id);
  await expect.poll(idsIn).toEqual([kept]);
});

test('a deletion that fails leaves the session in the trash as it was', async () => {
  const { client } = await openForgetting(await dataFolder(), () => Promise.reject(new Error('broken')));
  const sessionId = await askAndSave(client, 'How do citations work?');
  await client.sessions.trash({ sessionId });
  const before = await client.sessions.listTrash();
  await expect(client.sessions.deleteTrashed({ sessionId })).rejects.toThrow();
  expect([before.total, await client.sessions.listTrash(), await titlesOf(client)]).toEqual([1, before, []]);
});
