import { expect, test } from 'vitest';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

test('Mastra Memory recalls over all sessions, and keeps one working memory for them', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const { memory } = await knowledge.memory.mastra();
  expect(memory.getMergedThreadConfig()).toMatchObject({
    lastMessages: 10,
    semanticRecall: { topK: 4, messageRange: 2, scope: 'resource' },
    workingMemory: { enabled: true, scope: 'resource' },
  });
});

test('every connection of mastra.db commits with full durability, whatever Mastra sets', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const { client } = await knowledge.memory.mastra();
  const held = await Promise.all(Array.from({ length: 4 }, () => client.transaction('deferred')));
  const levels = [];
  for (const connection of held) levels.push((await connection.execute('PRAGMA synchronous')).rows[0]?.['synchronous']);
  for (const connection of held) connection.close();
  const FULL = 2;
  expect(levels).toEqual([FULL, FULL, FULL, FULL]);
});
