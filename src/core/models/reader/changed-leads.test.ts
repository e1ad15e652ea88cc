import { expect, it } from 'vitest';
import { askReader, near } from './testing/ask-reader';
import { quotedToTold } from './testing/quoted-to-told';

it.each([
  ['Who do I work for?', 'I work for Halden Ltd.', 'I left Halden and joined Osmark A/S.'],
  ['What do we store files in?', 'We store files in Minio.', 'We dropped Minio in favour of Ceph.'],
  [
    'Who is responsible for the greenhouse?',
    'Olaf is responsible for the greenhouse.',
    'The greenhouse was handed over from Olaf to Greta.',
  ],
  ['When is Kestrel due?', 'Kestrel is due on 30 January 2027.', "Kestrel's deadline was pushed to 15 March 2027."],
  [
    'How much does the licence cost?',
    'The licence costs 300 dollars a year.',
    'The licence rose to 360 dollars a year.',
  ],
  ['When does the backup run?', 'The backup runs at 02:00.', 'The backup now starts at 03:30.'],
  ['What is my boyfriend called?', 'My boyfriend is called Olaf.', 'Olaf and I broke up.'],
  ['Am I vegetarian?', 'I’m vegetarian.', 'I am no longer vegetarian.'],
  ['Where do I live?', 'I live in Lisbon.', 'I moved to a flat in Porto.'],
  ['Wo wohne ich?', 'Ich wohne in Passau.', 'Ich bin nach Regensburg gezogen.'],
  ['Was ist mein Fitnessstudio?', 'Mein Fitnessstudio ist Halden.', 'Ich habe Halden gekündigt.'],
])('what says that it is so no more is quoted first: %s', async (question, before, after) => {
  expect(await quotedToTold([before, after], question)).toEqual([after, before]);
});

it.each([
  ['Where does my sister work?', 'My sister works for Halden.', 'I left Halden and joined Osmark.'],
  ['Which laptop do I have?', 'My laptop is a Tern 4.', 'I replaced the battery of my Tern 4.'],
  ['When is Osprey due?', 'Osprey is due on 30 January.', "Kestrel's deadline was pushed to 15 March."],
  ['When is Osprey due?', 'Osprey is due on 30 January.', 'Osprey was pushed to production.'],
])('what changed of anything else is not: %s', async (question, answer, other) => {
  expect((await quotedToTold([answer, other], question))[0]).toBe(answer);
});

it('of several changes in a row the last is quoted first, and what was asked for stays', async () => {
  const told = ['I work for Halden.', 'I left Halden and joined Osmark.', 'I left Osmark and joined Quist.'];
  const quoted = await quotedToTold(told, 'Who do I work for?');
  expect([quoted[0], quoted.includes('I work for Halden.')]).toEqual(['I left Osmark and joined Quist.', true]);
});

it.each([
  [
    'What is my dog called?',
    'My dog is called Moss.',
    [
      'I left my dog Moss at home today.',
      'I left my dog Moss with my sister in Kiel.',
      'I dropped my dog Moss at the vet.',
    ],
  ],
  ['What is my son called?', 'My son is called Tom.', ['I dropped Tom off at school.']],
  ['Who do I work for?', 'I work for Halden.', ['I left Halden at five.', 'I have never left Halden.']],
  ['Where do I live?', 'I live in Ulm.', ['I moved to Linux last year.']],
])('what only sounds like a change is not quoted before what answers: %s', async (question, answer, others) => {
  expect((await quotedToTold([answer, ...others], question))[0]).toBe(answer);
});

it('of however many changes the last is quoted, beside what they change', async () => {
  const at = (n: number): string => `${String(n % 12).padStart(2, '0')}:${String(10 + n)}`;
  const changes = Array.from({ length: 40 }, (_, n) => ({
    ...near(`The standup is now at ${at(n)}.`, 0.2, 0.1),
    createdAt: Date.UTC(2026, 3, 1 + n),
    isMatch: false,
  }));
  const first = near('The standup is at 09:00 in the hall.', 0.6, 0.9);
  const { text } = await askReader('When is the standup?', { recalled: [first, ...changes] });
  const quoted = [...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote);
  expect([quoted[0], quoted.includes(first.text)]).toEqual([`The standup is now at ${at(39)}.`, true]);
});
