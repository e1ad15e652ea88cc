import fc from 'fast-check';
import { expect, it } from 'vitest';
import { titleOf } from './title-of';

it('is the first line with words, cut at a word', () => {
  expect(titleOf('\n\n  How do hooks\twork?\nMore')).toBe('How do hooks work?');
  expect(titleOf('word '.repeat(30))).toBe(`${'word '.repeat(12).trim()}…`);
});

it('cuts between characters', () => {
  expect(titleOf(`a${'👩'.repeat(80)}`)).toBe(`a${'👩'.repeat(59)}…`);
});

it('is short and well-formed whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (prompt) => {
      const title = titleOf(prompt);
      expect([...title].length).toBeLessThanOrEqual(61);
      expect(title.isWellFormed()).toBe(true);
    }),
  );
});
