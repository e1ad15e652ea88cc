import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { v7 } from 'uuid';
import type { ContractClient } from '../../shared/contract/contract';
import { openTemporaryApp, type TemporaryApp } from '../testing/temporary-app';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function open(userDataDir: string): Promise<TemporaryApp & { readonly client: ContractClient }> {
  const opened = await openTemporaryApp({ userDataDir });
  opened.app.startKnowledge();
  const { client } = opened.connect();
  for await (const { memory } of await client.app.watchStatus()) if (memory !== 'starting') break;
  return { ...opened, client };
}

/** Asks in a new session and waits until the answer is saved. */
async function ask(client: ContractClient, text: string): Promise<string> {
  const promptId = v7();
  const { sessionId } = await client.turns.submit({ messageId: promptId, text });
  let isAnswered = false;
  for await (const events of await client.sessions.watch({ promptId })) {
    for (const event of events) {
      if (event.type === 'chunk' || (event.type === 'snapshot' && event.messages.length > 0)) isAnswered = true;
      const state = event.type === 'state' || event.type === 'snapshot' ? event.state.name : null;
      if (isAnswered && state === 'idle') return sessionId;
    }
  }
  throw new Error('the session ended before it answered');
}

async function prompts(client: ContractClient, sessionId: string): Promise<readonly string[]> {
  for await (const [first] of await client.sessions.watch({ sessionId })) {
    if (first?.type !== 'snapshot') continue;
    return first.messages
      .filter(({ role }) => role === 'user')
      .map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));
  }
  return [];
}

async function titles(client: ContractClient): Promise<readonly (string | null)[]> {
  for await (const event of await client.sessions.watchList()) {
    if (event.type === 'list') return event.sessions.map(({ title }) => title);
  }
  return [];
}

async function banners(client: ContractClient): Promise<readonly string[]> {
  for await (const status of await client.app.watchStatus()) return status.banners.map(({ code }) => code);
  return [];
}

async function restore({ app, client }: { app: TemporaryApp['app']; client: ContractClient }, at: number) {
  const { snapshots } = await client.snapshots.list();
  await client.snapshots.choose({ id: snapshots[at]?.id ?? null });
  await app.close();
}

test('a restore brings both databases back as they were, and can itself be undone', async () => {
  const userDataDir = await dataFolder();
  const first = await open(userDataDir);
  const kept = await ask(first.client, 'How do citations work?');
  await first.client.sessions.rename({ sessionId: kept, title: 'Before' });
  await first.client.snapshots.make();
  await first.client.sessions.rename({ sessionId: kept, title: 'After' });
  const later = await ask(first.client, 'How do I add a repository?');
  await restore(first, 0);

  const second = await open(userDataDir);
  expect([await titles(second.client), await banners(second.client)]).toEqual([['Before'], ['snapshot.restored']]);
  expect(await prompts(second.client, kept)).toEqual(['How do citations work?']);
  const { snapshots, chosenId } = await second.client.snapshots.list();
  expect([snapshots.map(({ reason }) => reason), chosenId]).toEqual([['restore', 'manual'], null]);
  await restore(second, 0);

  const third = await open(userDataDir);
  expect(await titles(third.client)).toHaveLength(2);
  expect(await prompts(third.client, later)).toEqual(['How do I add a repository?']);
});

test('a choice that is called off restores nothing', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await open(userDataDir);
  const sessionId = await ask(client, 'How do citations work?');
  await client.snapshots.make();
  await client.sessions.rename({ sessionId, title: 'After' });
  const { snapshots } = await client.snapshots.list();
  await client.snapshots.choose({ id: snapshots[0]?.id ?? null });
  expect((await client.snapshots.list()).chosenId).toBe(snapshots[0]?.id);
  await client.snapshots.choose({ id: null });
  await app.close();
  expect(await titles((await open(userDataDir)).client)).toEqual(['After']);
});

test('a snapshot that was damaged meanwhile is not restored: all stays as it was', async () => {
  const userDataDir = await dataFolder();
  const first = await open(userDataDir);
  await ask(first.client, 'How do citations work?');
  await first.client.snapshots.make();
  const { snapshots } = await first.client.snapshots.list();
  const path = join(userDataDir, 'snapshots', snapshots[0]?.id ?? '', 'mastra.db');
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0x5a, 4_096));
  await restore(first, 0);
  const { client } = await open(userDataDir);
  expect([await banners(client), (await titles(client)).length]).toEqual([['snapshot.unusable'], 1]);
});

test('what is erased is in no snapshot, and a new one is made of what is left', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await open(userDataDir);
  const secret = 'swordfish opens the vault';
  const sessionId = await ask(client, secret);
  await ask(client, 'How do citations work?');
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
