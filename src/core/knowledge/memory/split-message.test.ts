import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PIECES, splitMessage } from './split-message';

test('a short text is one piece, and a blank one none', () => {
  expect([splitMessage(' the heron \n'), splitMessage(' \n\t')]).toEqual([['the heron'], []]);
});

test('pieces hold every word of a text, in order, and there are never too many', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6_000, size: 'max' }), (words) => {
      const pieces = splitMessage(words.join(' '));
      expect(pieces.length).toBeLessThanOrEqual(MAX_PIECES);
      expect(pieces.join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});

test('no character is cut in two', () => {
  for (const piece of splitMessage('👩'.repeat(10_000))) expect(piece.isWellFormed()).toBe(true);
});
