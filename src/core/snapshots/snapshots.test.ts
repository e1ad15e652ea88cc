import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import type { TemporaryApp } from '../testing/temporary-app';
import { askAndSave, bannersOf, dataFolder, openWithMemory, promptsOf, titlesOf } from '../testing/whole-app';

// Whole apps are opened and closed several times: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

async function restore({ app, client }: { app: TemporaryApp['app']; client: ContractClient }, at: number) {
  const { snapshots } = await client.snapshots.list();
  await client.snapshots.choose({ id: snapshots[at]?.id ?? null });
  await app.close();
}

test('a restore brings both databases back as they were, and can itself be undone', async () => {
  const userDataDir = await dataFolder();
  const first = await openWithMemory(userDataDir);
  const kept = await askAndSave(first.client, 'How do citations work?');
  await first.client.sessions.rename({ sessionId: kept, title: 'Before' });
  await first.client.snapshots.make();
  await first.client.sessions.rename({ sessionId: kept, title: 'After' });
  const later = await askAndSave(first.client, 'How do I add a repository?');
  await restore(first, 0);

  const second = await openWithMemory(userDataDir);
  expect([await titlesOf(second.client), await bannersOf(second.client, 1)]).toMatchObject([
    ['Before'],
    [{ code: 'snapshot.restored' }],
  ]);
  expect(await promptsOf(second.client, kept)).toEqual(['How do citations work?']);
  const { snapshots, chosenId } = await second.client.snapshots.list();
  expect([snapshots.map(({ reason }) => reason), chosenId]).toEqual([['restore', 'manual'], null]);
  await restore(second, 0);

  const third = await openWithMemory(userDataDir);
  expect(await titlesOf(third.client)).toHaveLength(2);
  expect(await promptsOf(third.client, later)).toEqual(['How do I add a repository?']);
});

test('a choice that is called off restores nothing', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const sessionId = await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  await client.sessions.rename({ sessionId, title: 'After' });
  const { snapshots } = await client.snapshots.list();
  await client.snapshots.choose({ id: snapshots[0]?.id ?? null });
  expect((await client.snapshots.list()).chosenId).toBe(snapshots[0]?.id);
  await client.snapshots.choose({ id: null });
  await app.close();
  expect(await titlesOf((await openWithMemory(userDataDir)).client)).toEqual(['After']);
});

test('a snapshot that was damaged meanwhile is not restored: all stays as it was', async () => {
  const userDataDir = await dataFolder();
  const first = await openWithMemory(userDataDir);
  await askAndSave(first.client, 'How do citations work?');
  await first.client.snapshots.make();
  const { snapshots } = await first.client.snapshots.list();
  const path = join(userDataDir, 'snapshots', snapshots[0]?.id ?? '', 'mastra.db');
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0x5a, 4_096));
  await restore(first, 0);
  const { client } = await openWithMemory(userDataDir);
  expect([await bannersOf(client, 1), (await titlesOf(client)).length]).toMatchObject([
    [{ code: 'snapshot.unusable' }],
    1,
  ]);
});

test('what is erased is in no snapshot, and a new one is made of what is left', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const secret = 'swordfish opens the vault';
  const sessionId = await askAndSave(client, secret);
  await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  expect(await filesWith(userDataDir, secret)).not.toEqual([]);
  await client.sessions.setPrivate({ sessionId, isPrivate: true });
  await client.sessions.delete({ sessionId });
  // In turn with what is made anew.
  await client.snapshots.choose({ id: null });
  expect((await client.snapshots.list()).snapshots.map(({ reason }) => reason)).toEqual(['renewed']);
  expect(await filesWith(join(userDataDir, 'snapshots'), secret)).toEqual([]);
  await app.close();
});

async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(paths.map(async (path) => (await readFile(path)).includes(text)));
  return paths.filter((_, at) => found[at]);
}
