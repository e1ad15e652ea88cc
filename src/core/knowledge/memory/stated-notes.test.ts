import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const STATED = 'Heather is the password of the mill.';

test('what states what is asked comes beside many that have more of its words, and only where it is asked for', async () => {
  const { memory } = openKnowledge(await temporaryConfig());
  const others = Array.from({ length: 6 }, (_, at) => `${at} times the mill has the mill password, the mill password`);
  await memory.save(saveOf(v7(), conversation(...others.flatMap((other) => [other, 'noted']))));
  await memory.save(saveOf(v7(), conversation(STATED)));
  await memory.settled();
  const matched = async (prompt: string): Promise<readonly string[]> => {
    const { recalled } = await memory.recall(recallOf(prompt, { limit: 2 }));
    return recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  };
  const [asked, told] = [await matched('What is the password of the mill?'), await matched('password of the mill')];
  expect([asked.length, asked.includes(STATED), told.includes(STATED)]).toEqual([3, true, false]);
});
