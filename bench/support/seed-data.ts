import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../src/shared/chat/message';
import { RESOURCE_ID } from '../../src/shared/domain/ids';
import { openDatabase } from '../../src/core/db/open-database';
import { createSessionRepository } from '../../src/core/db/session-repository';
import { createKnowledge } from '../../src/core/knowledge/create-knowledge';
import { storedSession } from '../../src/core/testing/stored-session';

const root = resolve(import.meta.dirname, '../..');
const WORDS =
  'cache index token stream parser router schema query worker socket buffer thread module render layout'.split(' ');

export interface SeedOptions {
  readonly userDataDir: string;
  readonly sessions: number;
  /** Turns in memory, spread over the sessions, newest last; the last session gets at least ten. */
  readonly turns: number;
  /** Private sessions are in no index. */
  readonly isPrivate?: boolean;
}

/** Fills a data folder as use would: session rows in local.db, turns with their vectors in mastra.db and index.db. */
export async function seedData({
  userDataDir,
  sessions,
  turns,
  isPrivate = false,
}: SeedOptions): Promise<{ readonly lastSessionId: string }> {
  await mkdir(userDataDir, { recursive: true });
  const migrationsDir = join(root, 'drizzle');
  const { db, close } = await openDatabase({ userDataDir, url: null, token: null, migrationsDir, now: Date.now });
  const store = createSessionRepository(db);
  const knowledge = createKnowledge({
    mastraDbPath: join(userDataDir, 'mastra.db'),
    indexDbPath: join(userDataDir, 'index.db'),
    repositoriesDir: join(userDataDir, 'repositories'),
    embeddingModelDir: join(root, 'resources/models/use-lite'),
    modelsDir: join(userDataDir, 'models'),
    grammarsDir: join(root, 'resources/grammars'),
  });
  const begin = Date.now() - sessions * 60_000;
  let lastSessionId = '';
  for (let index = 0; index < sessions; index += 1) {
    const createdAt = begin + index * 60_000;
    const title = `About the ${WORDS[index % WORDS.length]} number ${index}`;
    const session = { id: v7(), resourceId: RESOURCE_ID, createdAt, modelId: null, title, isPrivate };
    await store.add([storedSession(session)]);
    const isLast = index === sessions - 1;
    const share = Math.floor(turns / sessions) + (index < turns % sessions ? 1 : 0);
    const count = isLast ? Math.max(share, 10) : share;
    const messages = Array.from({ length: count }, (_, turn) => turnMessages(index, turn, createdAt)).flat();
    for (const [at, message] of messages.entries()) {
      // Each follows the one before; the first has none.
      message.metadata = { parentId: messages[at - 1]?.id ?? null, createdAt: createdAt + at };
    }
    if (messages.length > 0) {
      await knowledge.memory.save({
        session: { id: session.id, title, createdAt, isPrivate },
        resourceId: RESOURCE_ID,
        messages,
      });
      await store.update(session.id, { headMessageId: messages.at(-1)?.id ?? null });
    }
    lastSessionId = session.id;
  }
  // Or the app would be embedding what it missed while it is measured.
  await knowledge.memory.settled();
  await knowledge.close();
  close();
  return { lastSessionId };
}

function turnMessages(session: number, turn: number, createdAt: number): LecternMessage[] {
  const topic = `${WORDS[(session * 7 + turn) % WORDS.length]} ${WORDS[(session + turn * 3) % WORDS.length]}`;
  const text = (role: 'user' | 'assistant'): string =>
    role === 'user'
      ? `How does the ${topic} of project ${session} behave in case ${turn}?`
      : `In project ${session} the ${topic} waits until the ${WORDS[turn % WORDS.length]} is ready, then goes on. `.repeat(
          4,
        );
  return (['user', 'assistant'] as const).map((role) => ({
    id: v7(),
    role,
    metadata: { parentId: null, createdAt },
    parts: [{ type: 'text', text: text(role) }],
  }));
}
