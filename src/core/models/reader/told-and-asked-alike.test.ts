import { expect, it } from 'vitest';
import { quotedToTold as quoted } from './testing/quoted-to-told';

it.each([
  ['I have paid the electricity bill.', 'Have I paid the electricity bill?'],
  ['The quince jam is on the top shelf.', 'Is the quince jam on the top shelf?'],
  ['Anna is my sister.', 'Is Anna my sister?'],
  ['Papa ist am 3. Juni in Rente gegangen.', 'Ist Papa am 3. Juni in Rente gegangen?'],
  ['Tide table Cuxhaven: green drawer', 'tide table Cuxhaven green drawer?'],
  ['I will go to Prague.', 'What did I say about Prague?'],
  ['Our boat lies in Marstal.', 'boat Marstal'],
])('what was told is quoted when it is asked in its own words: %s', async (told, prompt) => {
  expect(await quoted([told, prompt], prompt)).toEqual([told]);
});

it.each([
  [['The door is not locked.', 'I have locked the garage.'], 'Is the door locked?', 'The door is not locked.'],
  [
    ['Die Kellertür ist nicht abgeschlossen.', 'Ich habe die Garage abgeschlossen.'],
    'Ist die Kellertür abgeschlossen?',
    'Die Kellertür ist nicht abgeschlossen.',
  ],
])('what denies it goes before what has a part of it: %j', async (told, prompt, denial) => {
  expect((await quoted(told, prompt))[0]).toBe(denial);
});

it.each([
  [['The cellar hatch is locked.', 'The cellar hatch is not locked.'], 'Is the cellar hatch locked?'],
  [['Paula owes money to Quentin.', 'Quentin owes money to Paula.'], 'Who owes money to Quentin and Paula?'],
  [['Otto can swim in the lake.', 'Otto can not swim in the lake.'], 'Can Otto swim in the lake?'],
  [['The heating of the studio is on.', 'The heating of the studio is off.'], 'Is the heating of the studio on?'],
  [['Jonas isst Fisch.', 'Jonas isst nie Fisch.'], 'Isst Jonas Fisch?'],
  [['Wir haben Milch im Keller.', 'Wir haben keine Milch im Keller.'], 'Haben wir Milch im Keller?'],
])('of two that say the contrary both are quoted, the newer first: %j', async (told, prompt) => {
  expect(await quoted(told, prompt)).toEqual(told.toReversed());
});
