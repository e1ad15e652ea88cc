import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutSnippet, MATCH_END, MATCH_START } from './cut-snippet';

const marked = (word: string): string => MATCH_START + word + MATCH_END;

test('the part around the first match is on one line, cut at words', () => {
  const text = `${'before '.repeat(20)}the\n\n${marked('heron')} nests ${'after '.repeat(60)}`;
  const parts = cutSnippet(text, []);
  expect(parts[0]).toEqual({ text: '…', isMatch: false });
  expect(parts[1]?.text).toMatch(/^before (?:before )+the $/);
  expect(parts[2]).toEqual({ text: 'heron', isMatch: true });
  expect(parts.at(-1)).toEqual({ text: '…', isMatch: false });
});

test('of Markdown the words are shown, not the marks', () => {
  expect(cutSnippet(`## The **${marked('heron')}**\n\n> [nests](https://example.org)`, [])).toEqual([
    { text: 'The ', isMatch: false },
    { text: 'heron', isMatch: true },
    { text: ' nests', isMatch: false },
  ]);
});

test('words are looked for where nothing is marked, whatever signs they have', () => {
  expect(cutSnippet('Use C++ (a lot)', ['c++'])).toEqual([
    { text: 'Use ', isMatch: false },
    { text: 'C++', isMatch: true },
    { text: ' (a lot)', isMatch: false },
  ]);
  expect(cutSnippet('<b>bold</b>', [])).toEqual([{ text: '<b>bold</b>', isMatch: false }]);
});

test('a character of two units is not cut in two', () => {
  const texts = ['', 'x'].map((before) =>
    cutSnippet(before + '🙂'.repeat(300), [])
      .map(({ text }) => text)
      .join(''),
  );
  expect(texts.map((text) => text.isWellFormed())).toEqual([true, true]);
});

test('no text makes it long, breaks a character in two, or marks nothing at all', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('🙂', 'x') }).map(marked),
    fc.constantFrom(MATCH_START, MATCH_END),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const parts = cutSnippet(pieces.join(''), []);
      const text = parts.map((part) => part.text).join('');
      expect([text.length < 230, text.isWellFormed(), parts.every((part) => part.text !== '')]).toEqual([
        true,
        true,
        true,
      ]);
    }),
  );
});
