import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citeText, footnotesIn, type Footnotes } from './cite-text';

const NONE: Footnotes = new Map();

test('known numbers become citations, all else stays text', () => {
  expect(citeText('a [1][2] b [3], [x] [01]', (n) => n !== 3, NONE)).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'text', text: ' b [3], [x] ' },
    { type: 'citation', n: 1 },
  ]);
});

test('several numbers in one pair of brackets are as many citations, and other brackets are brackets', () => {
  expect(citeText('[1, 2]【1】［2］[1, 3]', (n) => n !== 3, NONE)).toEqual([
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'citation', n: 1 },
    { type: 'citation', n: 2 },
    { type: 'text', text: '[1, 3]' },
  ]);
});

test('a range of known numbers is a citation of each; one with an unknown number, or that is too wide, is text', () => {
  const numbers = (text: string, last: number) =>
    citeText(text, (n) => n <= last, NONE).map((piece) =>
      piece.type === 'citation' ? piece.n : piece.type === 'text' ? piece.text : null,
    );
  expect(numbers('[1-3][2–4]', 4)).toEqual([1, 2, 3, 2, 3, 4]);
  expect(numbers('[1-3] [3-1] [2-2-3]', 2)).toEqual(['[1-3] [3-1] [2-2-3]']);
  expect(numbers('[1-11] [1-10]', 99)).toEqual(['[1-11] ', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('a footnote is a citation unless the text has that note itself', () => {
  const text = 'Press it[^1], twice[^2], or not[^why].\n\n[^2]: My own note.\n[^why]: Because.';
  const footnotes = footnotesIn(text);
  expect([...footnotes]).toEqual([
    ['2', '1'],
    ['why', '2'],
  ]);
  expect(citeText('Press it[^1], twice[^2], or not[^why][^who].', () => true, footnotes)).toEqual([
    { type: 'text', text: 'Press it' },
    { type: 'citation', n: 1 },
    { type: 'text', text: ', twice' },
    { type: 'footnote', label: '2' },
    { type: 'text', text: ', or not' },
    { type: 'footnote', label: 'why' },
    { type: 'text', text: '[^who].' },
  ]);
});

test('a bracket before a mark keeps no citation from being one', () => {
  expect(citeText('[^[8]', () => true, NONE)).toEqual([
    { type: 'text', text: '[^' },
    { type: 'citation', n: 8 },
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
      const whole = citeText(text, (n) => n % 2 === 0, NONE)
        .map((piece) => (piece.type === 'text' ? piece.text : '[]'))
        .join('');
      expect(whole).toBe(text.replaceAll(/\[(\d{1,6})\]/g, (mark, n: string) => (Number(n) % 2 === 0 ? '[]' : mark)));
    }),
  );
});
