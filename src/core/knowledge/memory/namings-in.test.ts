import { expect, it } from 'vitest';
import { namingsIn } from './namings-in';

const namesIn = (told: string): readonly string[] => namingsIn(told).map(({ name }) => name.trim());

it.each([
  ['The code of the barn is heather.', ['The code of the barn', 'heather.']],
  ['Heather is the new code of the barn.', ['the   code of the barn.', 'Heather']],
  ['Our ferry is called Marit.', ['Our ferry', 'Marit.']],
  ['My boat is red.', ['My boat', 'red.']],
  ['Der Code vom Stall lautet Heide.', ['Der Code vom Stall', 'Heide.']],
  ['Unser Wirt heißt Olaf Prahl.', ['Unser Wirt', 'Olaf Prahl.']],
])('finds the things of which %s tells what they are', (told, names) => {
  expect(namesIn(told).toSorted()).toEqual(names.toSorted());
});

it.each([
  'The code of the barn was asked for by Olaf.',
  'Ticket 12 of the outage was closed.',
  'The barn code was quickly handed over to Olaf.',
  'Der Code vom Stall ist gestern geändert worden.',
  'Der Brief vom Wirt ist angekommen.',
  'Olaf keeps the code of the barn.',
])('finds none where it is told what was done: %s', (told) => {
  expect(namesIn(told)).toEqual([]);
});

it('a question tells of nothing what it is', () => {
  expect(namingsIn('What bird is in this picture? The bird is a hoopoe.').map(({ value }) => value.trim())).toEqual([
    'a hoopoe.',
    'The bird',
  ]);
});
