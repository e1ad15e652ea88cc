import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finish } from '../../steps';
import { findPart } from './find-part';
import { isIn, placesOf } from './places-of';

function placesByHand(text: string, searched: string): readonly number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(searched, at));
}

it('finds every place, whatever the lengths', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'a'.repeat(90), 'ab'.repeat(120)), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.nat(2), (before, searched, times) => {
      const word = searched.join('');
      fc.pre(word !== '');
      const whole = `${before.join('')}${word.repeat(times)}${before.join('')}`;
      expect([...placesOf(whole, word)]).toEqual(placesByHand(whole, word));
    }),
  );
});

it('comes to the end of what the engine would search for minutes', () => {
  const half = 'a'.repeat(95_000);
  expect(isIn('a'.repeat(1_000_000), `${half}b${half}`)).toBe(false);
});

it('blocks that begin alike at each word of a file are compared up to a limit', () => {
  const long = `${'a '.repeat(50_000)}b`;
  expect(finish(findPart('a '.repeat(250_000), ['a', long], 1))).toEqual([]);
});
