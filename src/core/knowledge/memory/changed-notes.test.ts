import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const TOLD = 'The laptop in the workshop is a Tern.';
const CHANGED = 'I sold the Tern to Olaf.';

test('what says that a match is so no more comes with it, and only where it is asked how things are', async () => {
  const { memory } = openKnowledge(await temporaryConfig());
  for (const text of ['Greta sold the boat.', 'The Tern has a scratch.', TOLD, CHANGED]) {
    await memory.save(saveOf(v7(), conversation(text)));
  }
  await memory.settled();
  const matched = async (prompt: string): Promise<readonly string[]> => {
    const { recalled } = await memory.recall(recallOf(prompt, { limit: 1 }));
    return recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  };
  expect([
    await matched('Which laptop is in the workshop?'),
    await matched('Which laptop was in the workshop?'),
    await matched('laptop in the workshop'),
  ]).toEqual([[TOLD, CHANGED], [TOLD], [TOLD]]);
});

test.each([
  'The laptop in the cold workshop behind the big brewery by the old harbour in Bergen below the castle is a Tern.',
  'A Tern is the laptop in the cold workshop behind the big brewery by the old harbour in Bergen below the castle.',
])('what answers is looked for at either end: %s', async (told) => {
  const { memory } = openKnowledge(await temporaryConfig());
  for (const text of [told, CHANGED]) await memory.save(saveOf(v7(), conversation(text)));
  await memory.settled();
  const { recalled } = await memory.recall(recallOf('Which laptop is in the workshop?', { limit: 1 }));
  expect(recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([told, CHANGED]);
});
