import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embeddedPart, MAX_PIECES, splitMessage } from './split-message';

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

/** How many characters of each piece the model is given. */
const samplesOf = (pieces: readonly string[]) =>
  pieces.map((piece, at) => embeddedPart(piece, at === pieces.length - 1).length);

test('a text up to 12,000 characters is given to the model whole, a longer one in samples from all along it', () => {
  const [short, long] = [splitMessage('word '.repeat(2_400)), splitMessage('word '.repeat(60_000))];
  expect(samplesOf(short)).toEqual(short.map(({ length }) => length));
  expect(samplesOf(long)).toEqual(long.map(() => 480));
  expect(long.length).toBeGreaterThan(20);
});

test('of a long text the model is given the very end', () => {
  const pieces = splitMessage(`${'word '.repeat(60_000)}The badge is with Ottilie.`);
  expect(embeddedPart(pieces.at(-1) ?? '', true)).toMatch(/The badge is with Ottilie\.$/);
});

test('what follows a million characters is in no piece', () => {
  const text = splitMessage(`${'word '.repeat(199_999)}last, beyond`).join(' ');
  expect(text.slice(-10)).toBe('word last,');
});
