import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { v7 } from 'uuid';
import type { ContractClient } from '../shared/contract/contract';
import { wireFormat } from '../shared/contract/wire-format';
import { AppError } from './errors';
import type { Knowledge } from './knowledge/knowledge';
import { chatGptTurns } from './knowledge/testing/foreign-exports';
import { createJournalRepository } from './db/journal-repository';
import { openDatabase } from './db/open-database';
import { createExpiryClockRepository } from './db/expiry-clock-repository';
import { createSessionRepository } from './db/session-repository';
import { createToolSessionRepository } from './db/tool-session-repository';
import { queuedTurn } from './testing/queued-turn';
import { MIGRATIONS } from './testing/session-harness';
import { openTemporaryApp } from './testing/temporary-app';
import { askAndSave, dataFolder, openWithMemory } from './testing/whole-app';
import { storedSession } from './testing/stored-session';

test('a damaged index is moved aside, and a banner names its new place', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  await writeFile(join(userDataDir, 'index.db'), 'This was an index once.'.repeat(400));
  const { app, connect } = await openTemporaryApp({ userDataDir });
  app.startKnowledge();
  const seen: unknown[] = [];
  for await (const { banners } of await connect().client.app.watchStatus()) {
    seen.push(...banners);
    if (seen.length > 0) break;
  }
  expect(seen).toMatchObject([
    { code: 'data.indexCorrupt', params: { aside: expect.stringMatching(/^index\.db\.damaged-[\dTZ-]+$/) } },
  ]);
});

test('a session whose last turn was not saved when the app ended is shown whole after it is', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  const { db, close } = await openDatabase({
    userDataDir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: Date.now,
  });
  const journal = createJournalRepository(db);
  const [sessionId, promptId, answerId] = [v7(), v7(), v7()];
  const session = { id: sessionId, resourceId: 'local', createdAt: 1, modelId: null, title: null };
  await journal.enqueue(queuedTurn({ answerId, promptId, sessionId }), session);
  const chunks = [
    { type: 'start' as const, messageId: answerId, messageMetadata: { parentId: promptId, createdAt: 2 } },
    { type: 'finish' as const },
  ];
  const turn = { status: 'closed' as const };
  await journal.write({ answerId, sessionId }, { chunks, turn, session: { headMessageId: answerId } });

  const { app, connect } = await openTemporaryApp({ userDataDir });
  app.expect([sessionId]);
  app.startKnowledge();
  while ((await journal.unsaved(sessionId)).length > 0) await setImmediate();
  close();
  const shown: string[] = [];
  for await (const [first] of await connect().client.sessions.watch({ sessionId })) {
    if (first?.type === 'snapshot') shown.push(...first.messages.map((message) => message.id));
    break;
  }
  expect(shown).toEqual([promptId, answerId]);
});

test('a window whose messages could not be read gets them once memory opens', async () => {
  const userDataDir = await dataFolder();
  const before = await openWithMemory(userDataDir);
  const sessionId = await askAndSave(before.client, 'How do citations work?');
  await before.app.close();
  let isOpen = false;
  const { app, connect } = await openTemporaryApp({ userDataDir }, (knowledge) => ({
    ...knowledge,
    memory: {
      ...knowledge.memory,
      open: async (options) => {
        const health = await knowledge.memory.open(options);
        isOpen = true;
        return health;
      },
      thread: async (input, options) => {
        if (!isOpen) throw new AppError('memory.broken');
        return knowledge.memory.thread(input, options);
      },
    },
  }));
  const shown: (readonly [hasUnread: boolean, count: number])[] = [];
  for await (const events of await connect().client.sessions.watch({ sessionId })) {
    const snapshots = events.filter((event) => event.type === 'snapshot');
    for (const { hasUnread, messages } of snapshots) shown.push([hasUnread, messages.length]);
    if (shown.length === 1) app.startKnowledge();
    if (shown.length === 2) break;
  }
  expect(shown).toEqual([
    [true, 0],
    [false, 2],
  ]);
});

test('the messages of a session cross to its window as texts', async () => {
  const { app, client } = await openWithMemory(await dataFolder());
  const sessionId = await askAndSave(client, 'How do citations work?');
  const { port1, port2 } = new MessageChannel();
  const page = app.connect(port1, { windowId: 1, onCommand: () => () => undefined });
  onTestFinished(() => {
    page.close();
    port1.close();
  });
  const crossed: string[] = [];
  port2.on('message', (message: unknown) => crossed.push(String(message)));
  port1.start();
  const window: ContractClient = createORPCClient(new RPCLink({ port: port2, ...wireFormat }));
  const roles: string[] = [];
  for await (const [first] of await window.sessions.watch({ sessionId })) {
    if (first?.type === 'snapshot') roles.push(...first.messages.map(({ role }) => role));
    break;
  }
  const [asValues, asTexts] = ['"role":"user"', '\\"role\\":\\"user\\"'].map((written) =>
    crossed.join().includes(written),
  );
  expect({ roles, asValues, asTexts }).toEqual({ roles: ['user', 'assistant'], asValues: false, asTexts: true });
});

test('what has expired is cleaned up at the start', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  const { db, close } = await openDatabase({
    userDataDir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: Date.now,
  });
  const session = { id: v7(), resourceId: 'local', createdAt: 1, modelId: null, title: null };
  await createSessionRepository(db).add([storedSession(session)]);
  const toolSessions = createToolSessionRepository(db);
  await toolSessions.getOrCreate({ sessionId: session.id, toolName: 'search_docs', toolKey: 'expired' }, {}, 1);
  const yesterday = Date.now() - 86_400_000;
  await createExpiryClockRepository(db).save({ time: yesterday, ranAt: yesterday });

  const { app } = await openTemporaryApp({ userDataDir });
  app.startKnowledge();
  while ((await toolSessions.listBySession(session.id)).length > 0) await setImmediate();
  expect(await createSessionRepository(db).get(session.id)).not.toBeNull();
  close();
});

test('an import in the first moments of a start is not taken for sessions that were lost', async () => {
  const userDataDir = await dataFolder();
  const file = join(userDataDir, 'conversations.json');
  await writeFile(file, JSON.stringify(['one', 'two'].map((id) => chatGptTurns(id, `The zebra ${id}.`, 'Noted.'))));
  const stored = Promise.withResolvers<void>();
  const pages: unknown[] = [];
  const adapt = (knowledge: Knowledge): Knowledge => ({
    ...knowledge,
    memory: {
      ...knowledge.memory,
      async open(options) {
        await stored.promise;
        return knowledge.memory.open(options);
      },
      async threads(input, options) {
        pages.push(input.after);
        return knowledge.memory.threads(input, options);
      },
    },
    conversations: {
      ...knowledge.conversations,
      async *import(paths, options) {
        for await (const event of knowledge.conversations.import(paths, options)) {
          if (event.type === 'conversation') stored.resolve();
          // A repair that did not wait would be through with the list of threads by then.
          for (let turns = 0; event.type === 'conversation' && pages.length < 2 && turns < 2_000; turns += 1)
            await setImmediate();
          yield event;
        }
      },
    },
  });
  const { app, connect, files } = await openTemporaryApp({ userDataDir }, adapt);
  files.open = [file];
  app.startKnowledge();
  const { client } = connect();
  await client.transfer.importFiles();
  let report: unknown;
  for await (const transfer of await client.transfer.watch()) {
    if (transfer?.kind === 'import') ({ report } = transfer);
    if (transfer?.state !== 'running') break;
  }
  while (pages.length < 2) await setImmediate();
  const codes: string[] = [];
  for await (const { banners } of await client.app.watchStatus()) {
    codes.push(...banners.map(({ code }) => code));
    break;
  }
  expect({ report, isRelisted: codes.includes('data.relisted') }).toMatchObject({
    report: { imported: 2, updated: 0, unchanged: 0 },
    isRelisted: false,
  });
});

test('memory is told what sessions show before it is brought to agreement, which waits for an import', async () => {
  const order: string[] = [];
  const { app } = await openTemporaryApp({}, (knowledge) => ({
    ...knowledge,
    memory: {
      ...knowledge.memory,
      async show(input, options) {
        order.push('told');
        await knowledge.memory.show(input, options);
      },
      async threads(input, options) {
        order.push('agreeing');
        return knowledge.memory.threads(input, options);
      },
    },
  }));
  app.startKnowledge();
  while (new Set(order).size < 2) await setImmediate();
  expect(order).toEqual(['told', 'agreeing']);
});

/** Knowledge that dies when it is told to: what it has in hand fails, and the app hears of it. */
function mortal() {
  let fail: (reason: Error) => void = () => undefined;
  let lose: () => void = () => undefined;
  let opened = 0;
  let isFailing = false;
  const adapt = (knowledge: Knowledge, onLost: () => void): Knowledge => {
    lose = onLost;
    return {
      ...knowledge,
      memory: {
        ...knowledge.memory,
        open: async (options) => {
          opened += 1;
          if (isFailing) throw new AppError('knowledge.failing');
          return await knowledge.memory.open(options);
        },
      },
      sources: {
        ...knowledge.sources,
        async *update(source, options) {
          if (opened > 1) return yield* knowledge.sources.update(source, options);
          await new Promise((_, reject) => (fail = reject));
        },
      },
    };
  };
  const die = () => {
    fail(new AppError('knowledge.lost'));
    lose();
  };
  return { adapt, die, keepDying: () => (isFailing = true) };
}

test('what knowledge had in hand when it died is taken up again', async () => {
  const { adapt, die } = mortal();
  const { app, connect } = await openTemporaryApp({}, adapt);
  app.startKnowledge();
  const { client } = connect();
  for await (const { memory } of await client.app.watchStatus()) if (memory === 'ready') break;
  const states: string[] = [];
  for await (const event of await client.sources.watchList()) {
    const source = event.type === 'list' ? event.sources[0] : event.type === 'changed' ? event.source : undefined;
    if (source === undefined || source.state === states.at(-1)) continue;
    states.push(source.state);
    if (states.length === 1) die();
    if (source.state === 'ready') break;
  }
  expect(states.filter((state) => state !== 'working')).toEqual(['failed', 'ready']);
});

test('memory is starting again once what answered for it has died, so that turns wait for it', async () => {
  const { adapt, die } = mortal();
  const { app, connect } = await openTemporaryApp({}, adapt);
  app.startKnowledge();
  const { client } = connect();
  const states: string[] = [];
  for await (const { memory } of await client.app.watchStatus()) {
    if (memory !== states.at(-1)) states.push(memory);
    if (states.filter((state) => state === 'ready').length === 2) break;
    if (memory === 'ready' && !states.slice(0, -1).includes('ready')) die();
  }
  expect(states.slice(-3)).toEqual(['ready', 'starting', 'ready']);
});

test('knowledge that keeps dying is told by a banner', async () => {
  const { adapt, die, keepDying } = mortal();
  const { app, connect } = await openTemporaryApp({}, adapt);
  app.startKnowledge();
  const { client } = connect();
  for await (const { memory } of await client.app.watchStatus()) if (memory === 'ready') break;
  keepDying();
  die();
  const codes = new Set<string>();
  for await (const { banners } of await client.app.watchStatus()) {
    for (const { code } of banners) codes.add(code);
    if (codes.has('knowledge.failing')) break;
  }
  expect(codes).toContain('knowledge.failing');
});

test('a question on the command line is told what was found damaged, though no window shows it', async () => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(userDataDir, { recursive: true }));
  for (const name of ['mastra.db', 'index.db']) {
    await writeFile(join(userDataDir, name), 'This was a database once.'.repeat(400));
  }
  const { app } = await openTemporaryApp({ userDataDir });
  app.startKnowledge();
  const notes: string[] = [];
  const output = { text: () => undefined, note: (line: string) => void notes.push(line) };
  const question = { text: 'How do citations work?', source: null, sessionId: null };
  await app.ask(question, output, new AbortController().signal);
  expect(notes.filter((line) => !line.startsWith('session '))).toEqual([
    expect.stringContaining('mastra.db'),
    expect.stringContaining('search index was moved aside'),
  ]);
});
