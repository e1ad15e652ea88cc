import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { createKnowledge, type LocalKnowledge } from '../create-knowledge';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { temporaryConfig } from '../testing/temporary-knowledge';

const coffee = textMessage('user', 'My usual coffee order is a cortado with oat milk.', null);
const told = [
  'The code for the garage is 90210.',
  'The alarm system of the shop was installed by Tessera in 2019.',
  'Unser Auto hat das Kennzeichen OL-KX 318.',
  'Der Zahnarzttermin ist am 12. Januar um 8 Uhr 30.',
  'Ich bin allergisch gegen Haselnüsse.',
  'My locker is 12.',
  '- milk\n- safe 44-19\n- bread',
  'Who is my landlord?',
  'How much is our rent?',
];

/** A small folder, with the model that comes with the app: a word embedder knows nothing of how near the unrelated is. */
async function setUp(): Promise<LocalKnowledge> {
  const config = await temporaryConfig();
  const embeddingModelDir = resolve(import.meta.dirname, '../../../../resources/models/use-lite');
  const knowledge = createKnowledge({ ...config, embeddingModelDir });
  onTestFinished(() => knowledge.close());
  await knowledge.memory.save(saveOf(v7(), [coffee]));
  for (const text of told) await knowledge.memory.save(saveOf(v7(), conversation(text)));
  await knowledge.memory.settled();
  return knowledge;
}

async function matches({ memory }: LocalKnowledge, prompt: string): Promise<readonly string[]> {
  const { recalled } = await memory.recall(recallOf(prompt));
  return recalled
    .filter(({ isMatch }) => isMatch)
    .toSorted((a, b) => (b.why?.total ?? 0) - (a.why?.total ?? 0))
    .map(({ text }) => text);
}

test('what has no word of the prompt and is no nearer than anything is not recalled to make up a number', async () => {
  const knowledge = await setUp();
  expect([
    await matches(knowledge, 'Which locker do I have?'),
    await matches(knowledge, 'Who is Barnaby?'),
    await matches(knowledge, 'What is the capital of France?'),
    await matches(knowledge, 'Wogegen bin ich allergisch?'),
  ]).toEqual([['My locker is 12.'], [], [], ['Ich bin allergisch gegen Haselnüsse.']]);
});

test('a word of the prompt finds a line of a list, though nobody said the others', async () => {
  const knowledge = await setUp();
  const prompts = ['What is the safe number on my list?', 'Which number did I write for the safe?'];
  expect(await Promise.all(prompts.map((prompt) => matches(knowledge, prompt)))).toEqual([
    ['- milk\n- safe 44-19\n- bread'],
    ['- milk\n- safe 44-19\n- bread'],
  ]);
});

test('a German word finds the compound that begins with it, and German filler is no word of the prompt', async () => {
  const knowledge = await setUp();
  const wordsOf = async (prompt: string) =>
    (await knowledge.memory.recall(recallOf(prompt))).recalled.map(({ text, why }) => [text, (why?.words ?? 0) > 0]);
  expect([
    await wordsOf('Wann muss ich zum Zahnarzt?'),
    (await wordsOf('Wann hat das Konzert begonnen?')).filter(([, hasWords]) => hasWords),
  ]).toEqual([[['Der Zahnarzttermin ist am 12. Januar um 8 Uhr 30.', true]], []]);
});

test('a German word finds the compound that ends with it', async () => {
  const knowledge = await setUp();
  const contract = 'Unsere Hausratversicherung ist bei der Allianz, Vertragsnummer 77-4410.';
  await knowledge.memory.save(saveOf(v7(), conversation(contract)));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf('Bei welcher Versicherung sind wir?'));
  expect(recalled.filter(({ why }) => (why?.words ?? 0) > 0).map(({ text }) => text)).toEqual([contract]);
});

test.each([
  ['Wie hoch ist unser Strompreis?', 'Der Strom kostet jetzt 34 Cent.'],
  ['Wie lautet das Routerpasswort?', 'Das Passwort vom Router ist Eule99.'],
])('a German compound finds the words that it is made of: %s', async (question, part) => {
  const knowledge = await setUp();
  await knowledge.memory.save(saveOf(v7(), conversation(part)));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf(question));
  expect(recalled.flatMap(({ text, why }) => ((why?.words ?? 0) > 0 ? [text] : []))).toContain(part);
});

test('a question asked before, nearest to itself, does not keep the nearest of what was told away', async () => {
  const knowledge = await setUp();
  const question = 'Ist Marzipan gefährlich?';
  const before = await matches(knowledge, question);
  await knowledge.memory.save(saveOf(v7(), conversation(question)));
  await knowledge.memory.settled();
  expect([before.length > 0, await matches(knowledge, question)]).toEqual([true, before]);
});

test('a pinned message comes when it is near, and not with what is as far as anything', async () => {
  const knowledge = await setUp();
  await knowledge.memory.pin({ messageId: coffee.id, isPinned: true });
  const isRecalled = async (prompt: string): Promise<boolean> =>
    (await knowledge.memory.recall(recallOf(prompt))).recalled.some(({ messageId }) => messageId === coffee.id);
  const near = ['What coffee do I order?', 'Something warm to drink at the café would be nice, no?'];
  const far = [
    'Explain TCP handshakes',
    'What is the speed of light?',
    'Translate good night into Finnish.',
    'What is my cat called?',
    'Wann muss ich zum Zahnarzt?',
  ];
  const asked: (readonly [string, boolean])[] = [];
  for (const prompt of [...near, ...far]) asked.push([prompt, await isRecalled(prompt)]);
  expect(asked).toEqual([...near.map((prompt) => [prompt, true]), ...far.map((prompt) => [prompt, false])]);
});
