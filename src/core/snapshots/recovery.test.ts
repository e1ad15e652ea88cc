import { createClient, type Client } from '@libsql/client';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import { openTemporaryApp } from '../testing/temporary-app';
import {
  askAndSave,
  bannersOf,
  dataFolder,
  messagesOf,
  openWithMemory,
  promptsOf,
  titlesOf,
} from '../testing/whole-app';

// Whole apps are opened and closed several times: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 60_000 });

test('a damaged local.db comes back from its snapshot, and sessions made since from their messages', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const first = await askAndSave(client, 'How do citations work?');
  await client.sessions.rename({ sessionId: first, title: 'Named' });
  await client.snapshots.make();
  const later = await askAndSave(client, 'How do I add a repository?');
  await app.close();
  await writeFile(join(userDataDir, 'local.db'), 'This was a database once.'.repeat(400));

  const { client: restored } = await openWithMemory(userDataDir);
  const relisted = { code: 'data.relisted', params: { sessions: 1 } };
  expect(await bannersOf(restored, 2)).toMatchObject([
    { code: 'data.putBack', params: { file: 'local.db' } },
    relisted,
  ]);
  expect(new Set(await titlesOf(restored))).toEqual(new Set(['Named', 'How do I add a repository?']));
  expect(await promptsOf(restored, later)).toEqual(['How do I add a repository?']);
});

test('a damaged mastra.db comes back from its snapshot; sessions that lost messages end in what is left', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const kept = await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  const lost = await askAndSave(client, 'How do I add a repository?');
  await app.close();
  await writeFile(join(userDataDir, 'mastra.db'), 'This was a database once.'.repeat(400));

  const { client: restored } = await openWithMemory(userDataDir);
  const shortened = { code: 'data.shortened', params: { sessions: 1 } };
  expect(await bannersOf(restored, 2)).toMatchObject([
    { code: 'data.putBack', params: { file: 'mastra.db' } },
    shortened,
  ]);
  expect(await promptsOf(restored, kept)).toEqual(['How do citations work?']);
  expect(await promptsOf(restored, lost)).toEqual([]);
  expect((await readdir(userDataDir)).filter((name) => name.startsWith('mastra.db.damaged'))).not.toEqual([]);
});

test('a damaged mastra.db of which the snapshot is old is completed from the journal, and what no file has is told in numbers', async () => {
  const userDataDir = await dataFolder();
  const first = await openWithMemory(userDataDir);
  const kept = await askAndSave(first.client, 'How do citations work?');
  await first.client.snapshots.make();
  const lost = await askAndSave(first.client, 'How do I add a repository?');
  await askIn(first.client, kept, 'Where is my data?');
  await first.app.close();
  // Nothing more can be saved: what is asked now is in the journal alone.
  const broken = await openTemporaryApp({ userDataDir }, (knowledge) => ({
    ...knowledge,
    memory: { ...knowledge.memory, save: () => Promise.reject(new Error('the disk is full')) },
  }));
  broken.app.startKnowledge();
  const { client } = broken.connect();
  const unsaved = await askAndSave(client, 'How do I add a folder?');
  await askIn(client, kept, 'And how do snapshots work?');
  await broken.app.close();
  await writeFile(join(userDataDir, 'mastra.db'), 'This was a database once.'.repeat(400));

  const restored = await openWithMemory(userDataDir);
  expect(await bannersOf(restored.client, 3)).toMatchObject([
    { code: 'data.putBack', params: { file: 'mastra.db' } },
    { code: 'data.shortened', params: { sessions: 1 } },
    { code: 'data.gaps', params: { sessions: 1 } },
  ]);
  await restored.app.close();
  const opened = await openWithMemory(userDataDir);
  const whole = ['How do citations work?', 'And how do snapshots work?'];
  expect(await Promise.all([kept, unsaved, lost].map((id) => promptsOf(opened.client, id)))).toEqual([
    whole,
    ['How do I add a folder?'],
    [],
  ]);
  await opened.app.close();
  // A prompt and its answer each.
  expect(await storedIn(userDataDir, [kept, unsaved, lost])).toEqual([2 * whole.length, 2, 0]);
  expect(await receiptsIn(userDataDir)).toEqual({ turns: 5, unsaved: 0 });
});

async function withDatabase<T>(userDataDir: string, file: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: pathToFileURL(join(userDataDir, file)).href, concurrency: 1 });
  try {
    return await use(client);
  } finally {
    client.close();
  }
}

/** How many messages mastra.db has of each session. */
const storedIn = (userDataDir: string, sessionIds: readonly string[]): Promise<readonly number[]> =>
  withDatabase(userDataDir, 'mastra.db', (client) =>
    Promise.all(
      sessionIds.map(async (id) => {
        const sql = 'SELECT count(*) AS count FROM mastra_messages WHERE thread_id = ?';
        return Number((await client.execute({ sql, args: [id] })).rows[0]?.['count']);
      }),
    ),
  );

const receiptsIn = (userDataDir: string) =>
  withDatabase(userDataDir, 'local.db', async (client) => {
    const { rows } = await client.execute(
      "SELECT count(*) AS turns, count(*) FILTER (WHERE status <> 'saved') AS unsaved FROM journal_turns",
    );
    return { turns: Number(rows[0]?.['turns']), unsaved: Number(rows[0]?.['unsaved']) };
  });

/** Asks in a session that is there, and waits for the answer's end. */
async function askIn(client: ContractClient, sessionId: string, text: string): Promise<void> {
  const messageId = v7();
  await client.turns.submit({ messageId, sessionId, text });
  for await (const events of await client.sessions.watch({ sessionId })) {
    for (const event of events) {
      const isThere = event.type === 'snapshot' && event.messages.at(-2)?.id === messageId;
      if (isThere && event.state.name === 'idle') return;
      if (event.type === 'state' && event.state.name === 'idle') return;
    }
  }
}

test('a damaged mastra.db comes back beside a folder in the place of index.db, each told once and nothing lost', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const first = await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  const later = await askAndSave(client, 'How do I add a repository?');
  await app.close();
  const [mastra, index] = [join(userDataDir, 'mastra.db'), join(userDataDir, 'index.db')];
  await writeFile(mastra, (await readFile(mastra)).fill(0x5a, 4 * 4_096, 8 * 4_096));
  await rm(index);
  await mkdir(index);
  await writeFile(join(index, 'a picture'), '');

  const { client: restored } = await openWithMemory(userDataDir);
  const banners = await bannersOf(restored, 2);
  expect(banners).toMatchObject([
    { code: 'data.recovered', params: { file: 'mastra.db' } },
    { code: 'data.indexCorrupt' },
  ]);
  expect([await promptsOf(restored, first), await promptsOf(restored, later)]).toEqual([
    ['How do citations work?'],
    ['How do I add a repository?'],
  ]);
  expect(await readdir(join(userDataDir, String(banners[1]?.params.aside)))).toEqual(['a picture']);
});

test('of a local.db without a snapshot it is said what is not in the messages, and nothing is claimed of what is lost', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const sessionId = await askAndSave(client, 'How do citations work?');
  await app.close();
  await writeFile(join(userDataDir, 'local.db'), 'This was a database once.'.repeat(400));
  // Its write-ahead log alone could bring it back.
  await rm(join(userDataDir, 'local.db-wal'), { force: true });

  const { client: restored } = await openWithMemory(userDataDir);
  expect(await bannersOf(restored, 2)).toMatchObject([
    { code: 'data.startedAnew', params: { file: 'local.db' } },
    { code: 'data.relisted', params: { sessions: 1 } },
  ]);
  expect(await promptsOf(restored, sessionId)).toEqual(['How do citations work?']);
});

test('of a page that is damaged only what is on it is lost, without any snapshot', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  const sessionId = await askAndSave(client, 'How do citations work?');
  // So that what the file ends with is of a message, and none of the pages that say what its tables are.
  for (const more of ['How do I add a repository?', 'How do I add a folder?', 'How do I rename a session?']) {
    await askAndSave(client, more);
  }
  await app.close();
  for (const file of ['local.db', 'mastra.db']) {
    const path = join(userDataDir, file);
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0x5a, bytes.length - 4_096));
  }
  const { client: restored } = await openWithMemory(userDataDir);
  expect(await bannersOf(restored, 2)).toMatchObject([{ code: 'data.salvaged' }, {}]);
  expect(await promptsOf(restored, sessionId)).toEqual(['How do citations work?']);
});

test('messages whose threads were lost are recalled again after a start, those of a private session are not', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  await askAndSave(client, 'My sailing boat is called Ludmila.');
  const secret = await askAndSave(client, 'My motor boat is called Wilhelmina.');
  await client.sessions.setPrivate({ sessionId: secret, isPrivate: true });
  await app.close();
  const database = createClient({ url: pathToFileURL(join(userDataDir, 'mastra.db')).href, concurrency: 1 });
  await database.execute('DELETE FROM mastra_threads');
  database.close();
  await rm(join(userDataDir, 'index.db'));

  const { client: restored } = await openWithMemory(userDataDir);
  const answerTo = async (text: string): Promise<string> => {
    const asked = await askAndSave(restored, text);
    return JSON.stringify(await messagesOf(restored, asked));
  };
  await expect.poll(() => answerTo('What is my sailing boat called?')).toContain('Ludmila');
  expect(await answerTo('What is my motor boat called?')).not.toContain('Wilhelmina');
});

test('an index that does not fit its table is found by a snapshot, and mended at the next start', async () => {
  const userDataDir = await dataFolder();
  const { app, client } = await openWithMemory(userDataDir);
  await askAndSave(client, 'How do citations work?');
  await client.snapshots.make();
  await app.close();
  const path = join(userDataDir, 'local.db');
  const database = createClient({ url: pathToFileURL(path).href, concurrency: 1 });
  await database.execute('PRAGMA writable_schema = ON');
  await database.execute(
    "UPDATE sqlite_master SET sql = replace(sql, 'last_accessed', 'title') WHERE name = 'sessions_by_access'",
  );
  database.close();

  const damaged = await openWithMemory(userDataDir);
  await expect(damaged.client.snapshots.make()).rejects.toMatchObject({
    data: { code: 'data.damaged', params: { file: 'local.db' } },
  });
  expect(await bannersOf(damaged.client, 1)).toEqual([{ code: 'data.damageFound', params: { file: 'local.db' } }]);
  await damaged.app.close();

  const mended = await openWithMemory(userDataDir);
  expect(await bannersOf(mended.client, 1)).toMatchObject([{ code: 'data.recovered', params: { file: 'local.db' } }]);
  expect(await titlesOf(mended.client)).toEqual(['How do citations work?']);
  await mended.client.snapshots.make();
});
