import { expect, it } from 'vitest';
import { askReader, recalled } from './testing/ask-reader';

interface Told {
  readonly question: string;
  readonly entry: string;
  readonly before?: string;
  readonly inSession?: string;
}

const asked = async ({ question, entry, before, inSession }: Told): Promise<readonly string[]> => {
  const { text } = await askReader(question, {
    recalled: before === undefined ? [] : [recalled('user', before)],
    before:
      inSession === undefined
        ? []
        : [
            { role: 'user', content: inSession },
            { role: 'assistant', content: 'It is kept.' },
          ],
    profile: { aboutMe: [entry] },
    recall: { nearInProfile: [entry] },
  });
  return [entry, before ?? '', inSession ?? '']
    .filter((each) => each !== '' && text.includes(each))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
};

const CHANGES = [
  ['What do I do for a living?', 'I am a glazier in Bergen', 'I am no longer a glazier; I teach physics now.'],
  ['Where do I live?', 'I live in Bergen', 'I moved to a flat in Graz.'],
] as const;

it.each(CHANGES)('what was said in the session that ends what the profile says leads: %s', async (...told) => {
  const [question, entry, inSession] = told;
  expect(await asked({ question, entry, inSession })).toEqual([inSession, entry]);
});

it.each(CHANGES)('what was told at another time follows, as the profile may be newer: %s', async (...told) => {
  const [question, entry, before] = told;
  expect(await asked({ question, entry, before })).toEqual([entry, before]);
});

it('a move that may be none follows what the profile says', async () => {
  const told = { question: 'Where do I live?', entry: 'I live in Bergen', inSession: 'I moved to Graz.' };
  expect(await asked(told)).toEqual([told.entry, told.inSession]);
});

it('a move to where one lives, as the profile says, is no change', async () => {
  const told = { question: 'Where do I live?', entry: 'I live in Graz', before: 'I moved to Graz.' };
  const { text } = await askReader(told.question, {
    recalled: [{ ...recalled('user', told.before), isMatch: false }],
    profile: { aboutMe: [told.entry] },
    recall: { nearInProfile: [told.entry] },
  });
  expect([text.includes(told.entry), text.includes(told.before)]).toEqual([true, false]);
});

it.each([
  ['What do I do for a living?', 'I am a glazier in Bergen', 'Olaf is no longer a glazier.'],
  ['What do I do for a living?', 'I am a glazier in Bergen', 'I no longer have a piano.'],
])('what ends anything else is not: %s “%s” “%s”', async (question, entry, inSession) => {
  expect(await asked({ question, entry, inSession })).toEqual([entry]);
});
