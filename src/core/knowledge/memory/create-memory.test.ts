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
