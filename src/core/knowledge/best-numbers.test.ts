import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestNumbers } from './best-numbers';

/** Few different values, so that many are equal. */
const values = fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 60 }).map((list) => Float32Array.from(list));

test('are those that a sort of all would give: highest first, of equal ones the newer, none of 0, or below it or a bound', () => {
  fc.assert(
    fc.property(values, fc.nat(12), fc.nat(4), fc.nat(3), (list, count, unwanted, min) => {
      const isWanted = (number: number): boolean => number % 5 !== unwanted;
      const sorted = [...list.keys()]
        .filter((number) => (list[number] ?? 0) > 0 && (list[number] ?? 0) >= min && isWanted(number))
        .toSorted((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || b - a);
      expect(bestNumbers(list, count, isWanted, min)).toEqual(sorted.slice(0, count));
    }),
  );
});
