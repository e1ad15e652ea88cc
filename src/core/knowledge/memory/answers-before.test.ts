import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

it('an answer is found behind steps that say nothing, and follows its prompt', async () => {
  const question = textMessage('user', "Who is the landlady's daughter?", null);
  const thought = textMessage('assistant', '', question);
  const recap = textMessage('assistant', '', thought);
  const answer = textMessage('assistant', 'Frieda.', recap);
  const steps = [thought, recap].map((step) => ({ ...step, parts: [{ type: 'reasoning' as const, text: 'Hm.' }] }));
  const knowledge = openKnowledge(await temporaryConfig());
  await knowledge.memory.save(saveOf(v7(), [question, ...steps, answer]));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf("Who is the landlady's daughter?"));
  expect(recalled.filter(({ isMatch }) => isMatch)).toMatchObject([{ text: 'Frieda.', parentId: question.id }]);
});

it('of two answers to a prompt the one that is shown is the answer', async () => {
  const question = textMessage('user', "Who is the landlady's daughter?", null);
  const [old, shown] = ['Lotte.', 'Frieda.'].map((text) => textMessage('assistant', text, question));
  if (old === undefined || shown === undefined) throw new Error('no answers');
  const sessionId = v7();
  const knowledge = openKnowledge(await temporaryConfig());
  await knowledge.memory.save(saveOf(sessionId, [question, old, shown]));
  await knowledge.memory.show({ heads: [{ sessionId, headMessageId: shown.id }] });
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf("Who is the landlady's daughter?"));
  expect(recalled.filter(({ role }) => role === 'assistant')).toMatchObject([{ text: 'Frieda.', isMatch: true }]);
});
