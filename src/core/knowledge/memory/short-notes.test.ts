import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const NOTE = '- milk\n- safe 44-19\n- bread';

test('a short note of a value comes beside the best of many sentences when a value is asked for, and only then', async () => {
  const { memory } = openKnowledge(await temporaryConfig());
  const sentences = Array.from(
    { length: 12 },
    (_, at) =>
      `we keep the number ${at} on the list beside the safe, and a safe list has a number for each safe of ours`,
  );
  await memory.save(saveOf(v7(), conversation(...sentences.flatMap((sentence) => [sentence, 'noted']))));
  await memory.save(saveOf(v7(), conversation(NOTE)));
  await memory.save(saveOf(v7(), conversation('loom 3 is sold')));
  await memory.settled();
  const matched = async (prompt: string): Promise<readonly string[]> =>
    (await memory.recall(recallOf(prompt))).recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  const [asked, other] = [
    await matched('What is the safe number on my list?'),
    await matched('the number on the list by the safe'),
  ];
  expect([asked.includes(NOTE), asked.includes('loom 3 is sold'), other.includes(NOTE)]).toEqual([true, false, false]);
});
