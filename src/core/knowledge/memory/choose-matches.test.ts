import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { LocalKnowledge } from '../create-knowledge';
import { conversation, recallOf, saveOf } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

/** Sessions of prompts and answers. */
async function knowing(...sessions: ReadonlyArray<readonly string[]>): Promise<LocalKnowledge> {
  const knowledge = openKnowledge(await temporaryConfig());
  for (const texts of sessions) await knowledge.memory.save(saveOf(v7(), conversation(...texts)));
  await knowledge.memory.settled();
  return knowledge;
}

/** Texts of the matches, in the order of the alphabet. */
async function matches({ memory }: LocalKnowledge, prompt: string): Promise<readonly string[]> {
  const { recalled } = await memory.recall(recallOf(prompt));
  return recalled.flatMap(({ isMatch, text }) => (isMatch ? [text] : [])).toSorted();
}

const times = (count: number, text: string): ReadonlyArray<readonly string[]> =>
  Array.from({ length: count }, () => [text]);

describe('what was told in the words of the prompt', () => {
  test.each([
    ['The quince jam is on the shelf.', 'Is the quince jam on the shelf?'],
    ['Ich habe den Strom bezahlt.', 'Habe ich den Strom bezahlt?'],
    ['I will go to Prague.', 'What did I say about Prague?'],
    ['I will go to Prague.', 'prague'],
  ])('is recalled, and what only asked is not: %s', async (told, prompt) => {
    expect(await matches(await knowing([prompt], [told], [prompt]), prompt)).toEqual([told]);
  });

  test('is not, when it is told again, nor is what was looked for so', async () => {
    const knowledge = await knowing(['The quince jam is on the shelf.'], ['quince jam']);
    expect([
      await matches(knowledge, 'the quince jam is on the shelf'),
      await matches(knowledge, 'Quince jam'),
    ]).toEqual([['quince jam'], ['The quince jam is on the shelf.']]);
  });
});

test('a long request that is sent again, of other things, takes no place of what was answered or told', async () => {
  const rules = Array.from({ length: 700 }, (_, at) => `rule${at}`).join(' ');
  const request = (topic: string): string => `${topic}, review by ${rules}`;
  const before = ['herons', 'gulls', 'terns', 'rails', 'coots'].map((topic) => [request(topic), `Of ${topic}: fine.`]);
  const knowledge = await knowing(...before, ['By rule7 my review is plain.']);
  const found = await matches(knowledge, request('ducks'));
  expect(found.filter((text) => text.includes('rule8'))).toEqual([]);
  expect(found).toContain('By rule7 my review is plain.');
});

test('what was told and asked in one is not recalled to itself', async () => {
  const prompt = 'My visa ends in May. How do I renew it?';
  expect(await matches(await knowing([prompt, 'At the town hall.']), prompt)).toEqual(['At the town hall.']);
});

describe('of what has the same words', () => {
  test.each([
    [['The hatch is locked.', 'The hatch is not locked.'], 'what of the hatch'],
    [['Paula owes Quentin money.', 'Quentin owes Paula money.'], 'who owes money'],
    [['Otto can swim.', 'Otto can not swim.'], 'who swims and is Otto?'],
    [['The heating is off.', 'The heating is on.'], 'what of the heating'],
    [['Jonas isst Fisch im Urlaub.', 'Jonas isst nie Fisch im Urlaub.'], 'was isst Jonas'],
  ])('all is recalled that says something else: %j', async (told, prompt) => {
    expect(await matches(await knowing(...told.map((text) => [text])), prompt)).toEqual(told.toSorted());
  });

  test('one is recalled of those that say it word for word, and all else that matches', async () => {
    const told = ['A hatch is locked!', 'the hatch is LOCKED', 'The hatch is locked.'];
    const knowledge = await knowing(...told.map((text) => [text]), ['The hatch was painted green in May.']);
    const found = await matches(knowledge, 'what of the hatch');
    expect([found.length, found.includes('The hatch was painted green in May.')]).toEqual([2, true]);
  });

  test('so many may be said that they alone are the best', async () => {
    const knowledge = await knowing(['The hatch was painted green in May.'], ...times(60, 'The hatch is locked.'));
    expect(await matches(knowledge, 'what of the hatch')).toEqual([
      'The hatch is locked.',
      'The hatch was painted green in May.',
    ]);
  });
});

describe('a question that was asked', () => {
  const told = 'My sister Margarethe moved to Trondheim.';
  const questions = ['Where does my sister live?', 'Does my sister work in a city?', 'In what street is my sister?'];
  const others = ['Who is my sister', 'In what city is my sister?', 'Is my sister in the city?', 'How is my sister?'];
  const asked = [...questions, ...others];

  test('takes no place of what was told, and has those that are left', async () => {
    const found = await matches(
      await knowing([told], ...asked.map((text) => [text])),
      'In what city does my sister live?',
    );
    expect([found.length, found.includes(told)]).toEqual([4, true]);
  });

  test('takes half of them at most with the answers that models gave', async () => {
    const more = [told, 'My sister Margarethe likes tea.', 'My sister Margarethe is older than me.'];
    const answered = asked.map((text) => [text, 'Nobody knows.']);
    const knowledge = await knowing(...more.map((text) => [text]), ...answered);
    const found = await matches(knowledge, 'In what city does my sister live?');
    expect([found.filter((text) => more.includes(text)).length, found.length]).toEqual([2, 4]);
  });

  test('is recalled before what was told when questions are asked for', async () => {
    const more = ['tea', 'plums', 'jazz', 'chess'].map((liked) => [`My sister likes ${liked}.`]);
    const knowledge = await knowing(...more, ['Has my sister a cat?']);
    const found = await matches(knowledge, 'What did I ask of my sister?');
    expect(found).toContain('Has my sister a cat?');
  });

  test.each(['Where is the spare key of the shed?', 'where is the spare key of the shed'])(
    'does not lose its answers however often it is asked again: %s',
    async (question) => {
      const knowledge = await knowing(
        [question, 'Below pot 3.', 'Our fence wants paint, and our gate a hinge. '.repeat(5), 'Noted.'],
        ['The spare key of the shed is new.'],
        ...times(60, question),
      );
      expect(await matches(knowledge, question)).toEqual(['Below pot 3.', 'The spare key of the shed is new.']);
    },
  );
});
