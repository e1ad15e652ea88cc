import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { recollect } from './recollect';

it('gives what stands beside a match with a match alone, and none that says nothing', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const [question, answer] = conversation('Where is the key?', 'In the tin.');
  if (question === undefined || answer === undefined) throw new Error('no messages');
  const blank = { ...textMessage('assistant', '', answer), parts: [{ type: 'reasoning' as const, text: 'Hm.' }] };
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, [question, answer, blank]));
  const { memory } = await knowledge.memory.mastra();
  const score = { total: 1, words: 1, meaning: 0, session: 0, neighbours: 0, time: 0, isPinned: false };
  const recalledBy = async (...messageIds: readonly string[]): Promise<readonly string[]> => {
    const matches = messageIds.map((messageId) => ({ messageId, sessionId, piece: 0, isAnswered: true, score }));
    const { recalled } = await recollect(
      {
        memory,
        search: async () => ({ matches, sessionIds: [], unembedded: 0, vector: null, hasModel: true }),
        nearInProfile: async () => [],
        isBehind: () => false,
        shown: async (ids) => new Set(ids),
      },
      recallOf('Where is the key?'),
    );
    return recalled.map(({ text }) => text);
  };
  expect([await recalledBy(blank.id), await recalledBy(blank.id, answer.id)]).toEqual([
    [],
    ['Where is the key?', 'In the tin.'],
  ]);
});
