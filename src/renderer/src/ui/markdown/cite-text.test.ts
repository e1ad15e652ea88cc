import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citeText } from './cite-text';

test('known numbers become citations, all else stays text', () => {
  expect(citeText('a [1][2] b [3], [x] [01]', (n) => n !== 3)).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'text', text: ' b [3], [x] ' },
    { type: 'citation', n: 1 },
  ]);
});

test('several numbers in one pair of brackets are as many citations, and other brackets are brackets', () => {
  expect(citeText('[1, 2]【1】［2］[1, 3] [1-2]', (n) => n !== 3)).toEqual([
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'text', text: '[1, 3] [1-2]' },
  ]);
});

test('no text is lost or invented', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string(),
      fc.nat(20).map((n) => `[${n}]`),
    ),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const whole = citeText(text, (n) => n % 2 === 0)
        .map((piece) => (piece.type === 'text' ? piece.text : '[]'))
        .join('');
      expect(whole).toBe(text.replaceAll(/\[(\d{1,6})\]/g, (mark, n: string) => (Number(n) % 2 === 0 ? '[]' : mark)));
    }),
  );
});
