import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import type { ContractClient } from '../../shared/contract/contract';
import type { ErrorData } from '../../shared/domain/error-data';
import { openTemporaryApp, type TemporaryApp } from './temporary-app';

/** A data folder that outlives the apps of a test, and not the test. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An app whose memory has opened. Sessions keep the titles of their prompts, by which tests know them. */
export async function openWithMemory(userDataDir: string): Promise<TemporaryApp & { readonly client: ContractClient }> {
  const opened = await openTemporaryApp({ userDataDir });
  opened.app.startKnowledge();
  const { client } = opened.connect();
  for await (const { memory } of await client.app.watchStatus()) if (memory !== 'starting') break;
  await client.app.updateSettings({ titlesEnabled: false });
  return { ...opened, client };
}

/** Asks in a new session, and gives its id once the answer is whole. */
export async function askAndSave(client: ContractClient, text: string): Promise<string> {
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

/** The messages of a session, as a window that opens it shows them. */
export async function messagesOf(client: ContractClient, sessionId: string): Promise<readonly LecternMessage[]> {
  for await (const [first] of await client.sessions.watch({ sessionId })) {
    if (first?.type === 'snapshot') return first.messages;
  }
  return [];
}

/** The prompts among them. */
export async function promptsOf(client: ContractClient, sessionId: string): Promise<readonly string[]> {
  return (await messagesOf(client, sessionId))
    .filter(({ role }) => role === 'user')
    .map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));
}

/** Titles in the list of sessions, newest access first. */
export async function titlesOf(client: ContractClient): Promise<readonly (string | null)[]> {
  for await (const event of await client.sessions.watchList()) {
    if (event.type === 'list') return event.sessions.map(({ title }) => title);
  }
  return [];
}

/** The banners, once there are as many. */
export async function bannersOf(client: ContractClient, count: number): Promise<readonly ErrorData[]> {
  for await (const { banners } of await client.app.watchStatus()) if (banners.length >= count) return banners;
  return [];
}
