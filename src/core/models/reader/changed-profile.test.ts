import { expect, it } from 'vitest';
import { askReader, recalled } from './testing/ask-reader';

const asked = async (question: string, entry: string, told: string): Promise<readonly string[]> => {
  const { text } = await askReader(question, {
    recalled: [recalled('user', told)],
    profile: { aboutMe: [entry] },
    recall: { nearInProfile: [entry] },
  });
  return [entry, told].filter((each) => text.includes(each)).toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
};

it.each([
  ['What do I do for a living?', 'I am a glazier in Bergen', 'I am no longer a glazier; I teach physics now.'],
  ['Where do I live?', 'I live in Bergen', 'I moved to Graz.'],
])('what was told that ends what the profile says is quoted before it: %s “%s”', async (question, entry, told) => {
  expect(await asked(question, entry, told)).toEqual([told, entry]);
});

it.each([
  ['What do I do for a living?', 'I am a glazier in Bergen', 'Olaf is no longer a glazier.'],
  ['What do I do for a living?', 'I am a glazier in Bergen', 'I no longer have a piano.'],
])('what ends anything else is not: %s “%s” “%s”', async (question, entry, told) => {
  expect(await asked(question, entry, told)).toEqual([entry]);
});
