import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import { wireFormat } from '../../shared/contract/wire-format';
import { createApp, type App } from '../app';
import type { AppConfig } from '../config';
import type { Knowledge } from '../knowledge/knowledge';
import type { OpenKnowledge } from '../open-knowledge';
import type { Host } from '../ports';
import { sealCopy } from '../snapshots/seal-copy';
import { createTestConfig, createTestKnowledge } from './test-config';

export interface TemporaryApp {
  readonly app: App;
  readonly config: AppConfig;
  /** What the host was asked to do. */
  readonly asked: string[];
  /** What the system's dialogues for files answer. */
  readonly files: { open: readonly string[]; save: string | null };
  /** Opens a page's connection; `close` is what the page's end does. */
  connect(): { readonly client: ContractClient; close(): void; runCommand(id: string): void };
}

/**
 * A whole app in a data folder of its own, with knowledge on the test's thread, which `adapt` may change; closed and removed
 * after the test.
 */
export async function openTemporaryApp(
  change: Partial<AppConfig> = {},
  adapt: (knowledge: Knowledge, onLost: () => void) => Knowledge = (knowledge) => knowledge,
): Promise<TemporaryApp> {
  const userDataDir = change.userDataDir ?? (await mkdtemp(join(tmpdir(), 'lectern é ')));
  const asked: string[] = [];
  const files: TemporaryApp['files'] = { open: [], save: null };
  const host: Host = {
    pickFolder: async (windowId) => `/folder/of/window/${windowId}`,
    pickFiles: async () => files.open,
    pickSavePath: async (_, name) => {
      asked.push(`save ${name}`);
      return files.save;
    },
    drawDiagram: async (source) => ({ svg: `<svg>${source}</svg>`, width: 1, height: 1 }),
    printPage: async (html) => void asked.push(`print ${/<h1>(.*)<\/h1>/.exec(html)?.[1]}`),
    openExternal: async (url) => void asked.push(url),
    newWindow: (sessionId) => void asked.push(`window ${sessionId}`),
    emptyBrowserStorage: async () => void asked.push('empty browser storage'),
    quit: () => void asked.push('quit'),
  };
  const config: AppConfig = { ...createTestConfig(userDataDir), host, ...change };
  const open: OpenKnowledge = (_, onLost) => adapt(createTestKnowledge(config), onLost);
  const app = await createApp(config, open, sealCopy);
  onTestFinished(async () => {
    await app.close();
    if (change.userDataDir === undefined) await rm(userDataDir, { recursive: true, force: true });
  });
  return { app, config, asked, files, connect: () => connect(app) };
}

function connect(app: App): ReturnType<TemporaryApp['connect']> {
  const { port1, port2 } = new MessageChannel();
  const listeners = new Set<(id: string) => void>();
  const onCommand = (listener: (id: string) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const connection = app.connect(port1, { windowId: 7, onCommand });
  port1.start();
  const client: ContractClient = createORPCClient(new RPCLink({ port: port2, ...wireFormat }));
  port2.start();
  onTestFinished(() => {
    connection.close();
    port1.close();
  });
  return {
    client,
    // What main does for a page that left no word: its port may stay open.
    close: () => connection.close(),
    runCommand: (id) => {
      for (const listener of listeners) listener(id);
    },
  };
}
