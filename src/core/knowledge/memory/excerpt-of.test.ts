import { describe, expect, test } from 'vitest';
import { excerptOf, MAX_EXCERPT } from './excerpt-of';
import { splitMessage } from './split-message';

const LINE = 'the quorl valve burst at noon';
/** About a megabyte of lines, one of which is `line`. */
function logWith(line: string, at: number): string {
  return Array.from({ length: 25_000 }, (_, each) => (each === at ? line : `${each} the pump runs as it should`)).join(
    '\n',
  );
}

describe('of a text that is recalled', () => {
  test('a short one is given whole, match or not', () => {
    const text = 'a'.repeat(MAX_EXCERPT);
    expect([excerptOf(text, null), excerptOf(text, { piece: 0, prompt: 'a' })]).toEqual([text, text]);
  });

  test('a long one that only stands beside a match is given by its beginning', () => {
    expect(excerptOf(logWith(LINE, 20_000), null)).toMatch(/^0 the pump runs .* …$/s);
  });

  test.each([3, 40, 12_345, 20_000])('a very long one is given by the part that has the words, at line %i', (at) => {
    const text = logWith(LINE, at);
    const piece = splitMessage(text).findIndex((each) => each.includes(LINE));
    const excerpt = excerptOf(text, { piece, prompt: 'When did the Quorl valve burst?' });
    expect(excerpt).toContain(LINE);
    expect(excerpt.length).toBeLessThanOrEqual(MAX_EXCERPT + 4);
  });

  test('of a script without spaces too, and no character is cut in two', () => {
    const text = `${'👩'.repeat(30_000)}我喜欢在花园里种番茄${'👩'.repeat(30_000)}`;
    const piece = splitMessage(text).findIndex((each) => each.includes('番茄'));
    const excerpt = excerptOf(text, { piece, prompt: '花园里种什么' });
    expect([excerpt.includes('我喜欢在花园里种番茄'), excerpt.isWellFormed()]).toEqual([true, true]);
  });
});

test('of a very long text of which the last piece means what is asked for, the end is given', () => {
  const text = `${'word '.repeat(60_000)}The badge is with Ottilie.`;
  const last = splitMessage(text).length - 1;
  expect(excerptOf(text, { piece: last, prompt: 'Which officer has it?' })).toMatch(
    /^… .*The badge is with Ottilie\.$/,
  );
});
