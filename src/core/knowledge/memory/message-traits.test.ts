import { describe, expect, test } from 'vitest';
import { hasSameWords, traitsOf } from './message-traits';

describe('two texts say the same', () => {
  const same = (one: string, other: string): boolean => hasSameWords(traitsOf(one).sketch, traitsOf(other).sketch);

  test.each([
    ['Where is the key?', 'where is the KEY'],
    ['Ticket 4037: what is my safe code?', 'Ticket 4038: what is my safe code?'],
    ['the herons nest in alders', 'The heron nests in an alder.'],
  ])('%j and %j', (one, other) => expect(same(one, other)).toBe(true));

  test.each([
    ['my favourite colour is teal', 'my favourite colour is red'],
    ['the heron nests in the alder', 'where nests the heron'],
    ['', 'something'],
    ['My safe code is 4037', 'My safe code is 4038'],
    ['4037?', '4038?'],
  ])('not %j and %j', (one, other) => expect(same(one, other)).toBe(false));
});

test('a text tells how much of it asks, and whether it speaks of a time or a number', () => {
  const traits = (text: string) => {
    const { words, asked, hasTime, hasNumber } = traitsOf(text);
    return { words, asked, hasTime, hasNumber };
  };
  expect([
    traits('I went there last week. Did you?'),
    traits('I went there last week, did you?'),
    traits('It has three legs'),
    traits(''),
    traits('heron wade --all'),
  ]).toEqual([
    { words: 7, asked: 0.5, hasTime: true, hasNumber: false },
    { words: 7, asked: 0.5, hasTime: true, hasNumber: false },
    { words: 4, asked: 0, hasTime: false, hasNumber: true },
    { words: 0, asked: 0, hasTime: false, hasNumber: false },
    { words: 3, asked: 1, hasTime: false, hasNumber: false },
  ]);
});
