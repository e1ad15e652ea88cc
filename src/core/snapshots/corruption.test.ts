import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { corruptFile, randomOf } from '../testing/corrupt-file';
import { askAndSave, dataFolder, openWithMemory, promptsOf, titlesOf } from '../testing/whole-app';

// Whole apps are opened and closed several times: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

test('whatever is overwritten in a database, the app opens, lists its sessions and answers', async () => {
  const sound = await dataFolder();
  const first = await openWithMemory(sound);
  await askAndSave(first.client, 'How do citations work?');
  await first.client.snapshots.make();
  await first.app.close();

  for (const [seed, file] of ['local.db', 'mastra.db', 'index.db', 'local.db', 'mastra.db', 'index.db'].entries()) {
    const userDataDir = await dataFolder();
    await cp(sound, userDataDir, { recursive: true });
    await corruptFile(join(userDataDir, file), randomOf(seed));
    const { app, client } = await openWithMemory(userDataDir);
    const sessionId = await askAndSave(client, 'How do I add a repository?');
    expect(await promptsOf(client, sessionId)).toEqual(['How do I add a repository?']);
    expect(await titlesOf(client)).toContain('How do citations work?');
    await app.close();
  }
});
