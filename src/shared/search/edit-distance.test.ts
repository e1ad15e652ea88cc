import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEdits, editDistance } from './edit-distance';

test('a letter too many, too few, another one, or two that are swapped, is one slip', () => {
  const slips = ['ludmilla', 'ludmla', 'ludmika', 'ludimla'].map((word) => editDistance(word, 'ludmila', 2));
  expect([slips, editDistance('lumdiaa', 'ludmila', 2), editDistance('bergen', 'ludmila', 2)]).toEqual([
    [1, 1, 1, 1],
    2,
    3,
  ]);
});

test('it is the same from either side, and 0 for equal words alone', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other, 3);
      expect([distance, distance === 0]).toEqual([editDistance(other, one, 3), one === other]);
    }),
  );
});

test('the bound changes nothing below itself', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(4), (one, other, limit) => {
      expect(editDistance(one, other, limit)).toBe(Math.min(editDistance(one, other, 20), limit + 1));
    }),
  );
});

test('short words have to be written right', () => {
  expect(['cat', 'boat', 'bergens', 'database'].map(allowedEdits)).toEqual([0, 1, 1, 2]);
});
