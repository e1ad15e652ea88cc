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
  ['What is the mill password?', 'The mill password is heather.', 'I set the mill password to fern yesterday.'],
  [
    'What is the rent of my flat?',
    'The rent of my flat is 900 euros.',
    'My landlord raised the rent of my flat to 950 euros.',
  ],
  [
    'What is the rent of my flat?',
    'The rent of my flat is 900 euros.',
    'From May on I pay 950 euros rent for my flat.',
  ],
  ['When is the standup?', 'The standup is at 9:30.', 'From Monday on the standup begins at 10:30.'],
  ['Who is the team lead of search?', 'The team lead of search is Henrik.', 'Olga took over as team lead of search.'],
  ['Who is the team lead of search?', 'The team lead of search is Henrik.', 'Olga leads the search team since June.'],
  ['What is our database?', 'Our database is Postgres 15.', 'We upgraded our database to Postgres 16.'],
  ['What is our database?', 'Our database is Postgres 15.', 'Our database runs on Postgres 16 since last week.'],
])('leads with what took its place all the same: %s', async (asked, older, newer) => {
  expect((await quotedToTold([older, newer], asked))[0]).toBe(newer);
});

it.each([
  ['When is the release?', 'The release is late.', 'We ship the release on 3 March.'],
  ['Who is my doctor?', 'My doctor is on holiday.', 'I chose Dr. Brandt as my doctor.'],
  ['When is the meeting?', 'The meeting is boring.', 'We hold the meeting at 10:00.'],
  ['When is the deploy?', 'The deploy is slow today.', 'The deploy is done on Thursdays at 14:00.'],
  ['What is my flight number?', 'My flight number is on the fridge.', 'I wrote down my flight number LH 1432.'],
])('what says how or where a thing is leads over none that tells what it is: %s', async (asked, empty, told) => {
  expect([(await quotedToTold([empty, told], asked))[0], (await quotedToTold([told, empty], asked))[0]]).toEqual([
    told,
    told,
  ]);
});

it('takes of what only stands beside a match nothing for the answer but what states what is asked', async () => {
  const beside = (text: string) => [{ ...recalled('user', text), isMatch: false }];
  const isClosest = async (text: string, asked = 'What is the barn code?'): Promise<boolean> =>
    (await askReader(asked, { recalled: beside(text) })).text.includes(wording.reader.nearMemory);
  expect([
    await isClosest('The barn code pad got wet.'),
    await isClosest('The barn code is heather.'),
    await isClosest('The dinner plan is soup.', 'What is the dinner plan?'),
  ]).toEqual([true, false, false]);
});
