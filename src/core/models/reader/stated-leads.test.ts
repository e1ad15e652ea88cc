import { expect, it } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { askReader, recalled } from './testing/ask-reader';
import { quotedToTold } from './testing/quoted-to-told';

const times = (count: number, tell: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => tell(at + 1));

it.each([
  [
    'What is my boat insurance number?',
    'My boat insurance number is B-31-207.',
    times(3, (at) => `Insurance note ${at}: the insurance letter number ${at + 12} about the boat came on ${at} May.`),
  ],
  [
    'Tell me the number of my boat insurance?',
    'My boat insurance number is B-31-207.',
    times(12, (at) => `Insurance note ${at}: the insurance letter number ${at + 12} about the boat came on ${at} May.`),
  ],
  [
    'What is our parcel number for the loom?',
    'Our parcel number for the loom is LM-4410.',
    times(4, (at) => `Parcel number ${at + 7} of the loom week was returned.`),
  ],
  [
    'What is the password of the mill?',
    'Heather is the password of the mill.',
    times(12, (at) => `On day ${at} the mill asked for a password again.`),
  ],
  ['What is the mill password?', 'The password of the mill is heather.', ['The mill password was asked for by Olaf.']],
  ['What colour is my boat?', 'My boat is red.', times(3, (at) => `The colour of the boat ${at} was discussed.`)],
  [
    'Wie ist unsere Kundennummer bei der Gärtnerei?',
    'Unsere Kundennummer bei der Gärtnerei ist G-77-12.',
    times(3, (at) => `Notiz ${at}: der Brief der Gärtnerei zur Kundennummer kam am ${at}. Juni.`),
  ],
  [
    'Wie heißt unser Wirt?',
    'Unser Wirt heißt Olaf Prahl.',
    times(5, (at) => `Brief ${at}: der Wirt schrieb am ${at}. Mai, wie er heißt.`),
  ],
])('leads with what states it, of much that has its words: %s', async (asked, stated, others) => {
  expect((await quotedToTold([stated, ...others], asked))[0]).toBe(stated);
});

it.each([
  [
    'What is the rent of the mill?',
    'The rent of the mill is 900 euros.',
    'The rent of the mill has been raised to 950 euros.',
  ],
  [
    'What is the password of the mill?',
    'The password of the mill is heather.',
    'The password of the mill is now fern.',
  ],
  ['What is my glove size?', 'My glove size is 8.', 'My glove size is 9.'],
  [
    'Was ist die Miete der Mühle?',
    'Die Miete der Mühle ist 900 Euro.',
    'Die Miete der Mühle wurde auf 950 Euro erhöht.',
  ],
])('leads with what took its place all the same: %s', async (asked, older, newer) => {
  expect((await quotedToTold([older, newer], asked))[0]).toBe(newer);
});

it('takes of what only stands beside a match nothing for the answer but what states what is asked', async () => {
  const beside = (text: string) => [{ ...recalled('user', text), isMatch: false }];
  const isClosest = async (text: string): Promise<boolean> =>
    (await askReader('What is the barn code?', { recalled: beside(text) })).text.includes(wording.reader.nearMemory);
  expect([await isClosest('The barn code pad got wet.'), await isClosest('The barn code is heather.')]).toEqual([
    true,
    false,
  ]);
});
