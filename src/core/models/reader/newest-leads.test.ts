import { expect, it } from 'vitest';
import { askReader, near } from './testing/ask-reader';
import { quotedToTold } from './testing/quoted-to-told';

it.each([
  [
    'When is the Otter release due?',
    ['The Otter release is due on 4 May 2027.', 'Correction: the Otter milestone moved to 9 July 2027.'],
  ],
  ['Does the choir meet at 6 pm?', ['The choir meets at 6 pm.', 'No, the choir meets at 7 pm.']],
  ['Is my train at 9:14?', ['My train to Graz leaves at 9:14.', 'I was wrong: my train to Graz leaves at 9:41.']],
  [
    'Wie lautet der Tresor-Code?',
    ['Unser Code für den Tresor ist Luchs-21.', 'Der Code wurde geändert: er ist jetzt Dachs-88.'],
  ],
  ['Is Mr Vogel my landlord?', ['My landlord is Mr Vogel.', 'I made a mistake, the landlord is Mrs Specht.']],
])('what says that it corrects what was told is quoted first: %s', async (question, told) => {
  expect(await quotedToTold(told, question)).toEqual(told.toReversed());
});

it.each([
  [
    'When is the Osprey review?',
    'The Osprey review is on 3 May.',
    ['The Osprey team meets in room 5.', 'Correction: the Osprey team meets in room 6.'],
  ],
  [
    'Wann fährt der Zug nach Wien?',
    'Der Zug nach Wien fährt um 8:00.',
    ['Der Zug nach Graz fährt um 9:14.', 'Nein, der Zug nach Graz fährt um 9:41.'],
  ],
  ['When does the gym open?', 'The gym opens at 6.', ['Update: the canteen is shut on Mondays.']],
  ['Where does Edda live?', 'Edda lives in Ulm.', ['Edda no longer eats fish.']],
  ['What is the gate code?', 'The gate code is 4711.', ['The gate by the road is not open any more.']],
])('what corrects something else is not: %s', async (question, answer, others) => {
  expect(await quotedToTold([answer, ...others], question)).toEqual([answer]);
});

it.each([
  [
    'Who is my landlord?',
    [
      'My landlord is Mr Vogel.',
      'Sorry, my landlord is Mrs Specht, not Mr Vogel.',
      'My landlord has a dog in the yard.',
    ],
  ],
  [
    'Where is our studio?',
    [
      'Our studio is at Lindenweg 7.',
      'Correction: our studio is at Lindenweg 9.',
      'The studio lamps are cleaned by Mika on Fridays.',
    ],
  ],
])('newness decides between what is told of one thing, and no side remark leads: %s', async (question, told) => {
  const [before = '', after = '', aside = ''] = told;
  expect(await quotedToTold(told, question)).toEqual([after, before, aside]);
});

it.each([
  ['What colour is my canoe?', ['My canoe is red.', 'My canoe is green.']],
  ['What is our parrot called?', ['Our parrot is called Pip.', 'Our parrot is called Dot.']],
])('of what is said alike but for its value the newer leads: %s', async (question, told) => {
  expect(await quotedToTold(told, question)).toEqual(told.toReversed());
});

it.each([
  ['said alike', 'What colour is my canoe?', 'My canoe is red.', ['My canoe is green.', 0.47], 'newer first'],
  [
    'said alike and far below',
    'Who is my dentist?',
    'My dentist is Amsel.',
    ['My dentist is shut today.', 0.4],
    'older first',
  ],
  [
    'said alike, with less of what is asked',
    'Is the staging server called heron?',
    'Our staging server is called heron.',
    ['Our staging server is behind the door.', 0.5],
    'older alone',
  ],
  [
    'said alike by filler alone',
    'Which food should I avoid?',
    'I am allergic to peanuts.',
    ['I am close to Gent.', 0.47],
    'older alone',
  ],
  [
    'a correction recalled far below',
    'When is the Otter release due?',
    'The Otter release is due on 4 May.',
    ['Correction: the Otter milestone moved to 9 July.', 0.2],
    'older alone',
  ],
  [
    'a correction with a word that nobody asks for',
    'When is the heron review?',
    'The heron review is on 4 June.',
    ['Correction: we leave on 5 June.', 0.45],
    'older alone',
  ],
] as const)('%s: %s', async (_, question, before, [after, total], order) => {
  const [older, newer] = [near(before, 0.5, 0.5), near(after, 0.2, total)];
  const recalled = [older, { ...newer, createdAt: older.createdAt + 86_400_000 }];
  const { text } = await askReader(question, { recalled });
  const orders = { 'newer first': [after, before], 'older first': [before, after], 'older alone': [before] };
  expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(orders[order]);
});

it('what is said in this session leads over what was said in another', async () => {
  const before = near('My canoe is red.', 0.6, 0.6);
  const { text } = await askReader('What colour is my canoe?', {
    recalled: [before],
    before: [{ role: 'user', content: 'My canoe is green.' }],
  });
  expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual([
    'My canoe is green.',
    'My canoe is red.',
  ]);
});
