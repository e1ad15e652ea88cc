import { expect, it } from 'vitest';
import { askReader, pools } from './testing/ask-reader';

const profile = { projects: ['Moss survey, ends in October'], openEnds: ['Renew the boat insurance'] };

it.each([
  ['When does the moss survey end?', ['Moss survey']],
  ['What do I still have to do?', ['Renew the boat']],
  ['Was muss ich noch erledigen?', ['Renew the boat']],
  ['What should I do today?', ['Renew the boat']],
  ['What do I do?', []],
  ['What do we do?', []],
  ['What should I do?', []],
  ['When does the fern survey end?', []],
  ['What is a moss survey?', []],
  ['How do I renew the boat insurance?', []],
  ['What do I have to do to add a folder?', []],
])('a section of the profile answers what is asked about it alone: %s', async (question, told) => {
  const { text } = await askReader(question, { profile });
  expect(['Moss survey', 'Renew the boat'].filter((entry) => text.includes(entry))).toEqual(told);
});

it('where the sources answer, the profile does not', async () => {
  const { text } = await askReader('How many workers does a pool keep?', {
    profile: { projects: ['Pool keeps many workers, ends in May'] },
    passages: [pools],
  });
  expect(text).not.toContain('ends in May');
});
