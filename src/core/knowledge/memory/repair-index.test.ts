import { createClient, type InStatement } from '@libsql/client';
import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { createWordEmbedder } from '../testing/word-embedder';
import type { KnowledgeConfig } from '../knowledge';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

/** Two messages that were indexed, in files that are closed. */
async function setUp() {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  await knowledge.memory.save(saveOf(v7(), conversation('the heron nests in the alder', 'gears mesh by their teeth')));
  await knowledge.memory.settled();
  await knowledge.close();
  return config;
}

/** Starts and waits for the repair. */
async function repair(config: KnowledgeConfig) {
  const knowledge = openKnowledge(config);
  await knowledge.memory.open();
  await knowledge.memory.settled();
  return knowledge;
}

const WHOLE = { messages: 2, texts: 2, vectors: 2 };

async function stateOf(config: KnowledgeConfig): Promise<typeof WHOLE> {
  const [messages, texts, vectors] = await run(config.indexDbPath, [
    'SELECT count(*) AS count FROM memory_messages',
    'SELECT count(*) AS count FROM memory_text',
    'SELECT count(*) AS count FROM memory_vectors_words_64_64',
  ]);
  return { messages: messages ?? -1, texts: texts ?? -1, vectors: vectors ?? -1 };
}

describe('a start heals', () => {
  test.each([
    ['messages without vectors', ['DELETE FROM memory_vectors_words_64_64']],
    [
      'messages without rows',
      ['DELETE FROM memory_messages WHERE number = 0', 'DELETE FROM memory_text WHERE rowid < 32'],
    ],
    ['rows without messages', ["UPDATE memory_messages SET message_id = 'gone' WHERE number = 0"]],
    ['vectors without rows', ["INSERT INTO memory_vectors_words_64_64 VALUES (999, x'00')"]],
  ] as const)('%s', async (_what, damage) => {
    const config = await setUp();
    await run(config.indexDbPath, [...damage]);
    const knowledge = await repair(config);
    expect((await knowledge.memory.recall(recallOf('where nests the heron'))).recalled).toHaveLength(2);
    await knowledge.close();
    expect(await stateOf(config)).toEqual(WHOLE);
  });

  test('a message that is gone from mastra.db', async () => {
    const config = await setUp();
    await run(config.mastraDbPath, [`DELETE FROM mastra_messages WHERE content LIKE '%heron%'`]);
    await (await repair(config)).close();
    expect(await stateOf(config)).toEqual({ messages: 1, texts: 1, vectors: 1 });
  });

  test('the loss of index.db, which the first recall tells', async () => {
    const config = await setUp();
    for (const suffix of ['', '-wal', '-shm']) await rm(config.indexDbPath + suffix, { force: true });
    const knowledge = openKnowledge(config);
    const isIndexing = async () => (await knowledge.memory.recall(recallOf('where nests the heron'))).isIndexing;
    const first = await isIndexing();
    await knowledge.memory.settled();
    expect([first, await isIndexing()]).toEqual([true, undefined]);
    await knowledge.close();
    expect(await stateOf(config)).toEqual(WHOLE);
  });
});

test('the vectors of another embedder go once those of the new one are made', async () => {
  const config = await setUp();
  const knowledge = openKnowledge(config, { embedder: async () => createWordEmbedder(32) });
  await knowledge.memory.open();
  await knowledge.memory.settled();
  await knowledge.embedders.use({ id: 'bundled' });
  await knowledge.embedderSwitch.settled();
  await knowledge.close();
  const [left, made] = await run(config.indexDbPath, [
    "SELECT count(*) AS count FROM sqlite_master WHERE name = 'memory_vectors_words_64_64'",
    'SELECT count(*) AS count FROM memory_vectors_words_32_32',
  ]);
  expect([left, made]).toEqual([0, 2]);
});

describe('a rebuild', () => {
  test('makes the index anew and tells how far it is', async () => {
    const config = await setUp();
    // What a start takes for whole.
    await run(config.indexDbPath, ['DELETE FROM memory_text']);
    const knowledge = await repair(config);
    const steps = [];
    for await (const step of knowledge.memory.rebuild()) steps.push(step);
    expect(steps).toEqual([
      { done: 0, total: 2 },
      { done: 2, total: 2 },
    ]);
    expect((await knowledge.memory.recall(recallOf('where nests the heron'))).recalled).toHaveLength(2);
    await knowledge.close();
    expect(await stateOf(config)).toEqual(WHOLE);
  });

  test('that is stopped loses nothing', async () => {
    const config = await setUp();
    const knowledge = await repair(config);
    const stop = new AbortController();
    const rebuilding = async () => {
      for await (const _ of knowledge.memory.rebuild({ signal: stop.signal })) stop.abort(new Error('stopped'));
    };
    await expect(rebuilding()).rejects.toThrow('stopped');
    expect((await knowledge.memory.recall(recallOf('where nests the heron'))).recalled).toHaveLength(2);
    await knowledge.close();
    expect(await stateOf(config)).toEqual(WHOLE);
  });
});

/** Runs statements on a file that nobody else has open; of each the count it gives. */
async function run(path: string, statements: readonly InStatement[]): Promise<readonly (number | undefined)[]> {
  const client = createClient({ url: pathToFileURL(path).href });
  const results = await client.batch([...statements], 'write');
  client.close();
  return results.map(({ rows }) => (rows[0] === undefined ? undefined : Number(rows[0].count)));
}
