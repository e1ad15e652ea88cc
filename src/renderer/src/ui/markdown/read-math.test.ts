import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseBlock } from './parse-block';
import { splitBlocks } from '../../../../shared/chat/markdown/split-blocks';

/** Formulas of a text: `[…]` for one that stands apart, `(…)` for one within the text. */
function formulas(text: string): readonly string[] {
  const found: string[] = [];
  const look = (node: Nodes): void => {
    if (node.type === 'math') found.push(`[${node.value}]`);
    if (node.type === 'inlineMath') found.push(node.isDisplay ? `[${node.value.trim()}]` : `(${node.value})`);
    if ('children' in node) node.children.forEach(look);
  };
  for (const block of splitBlocks(text)) look(parseBlock(block, false));
  return found;
}

/** What is left of a text as its words. */
function words(text: string): string {
  const say = (node: Nodes): string =>
    'value' in node ? node.value : 'children' in node ? node.children.map(say).join('') : '';
  return splitBlocks(text)
    .map((block) => say(parseBlock(block, false)))
    .join('\n');
}

describe('a formula', () => {
  test.each([
    ['in dollars', 'So $E = mc^2$ holds.', ['(E = mc^2)']],
    ['in round brackets', 'So \\(E = mc^2\\) holds, and \\( a_1 \\) too.', ['(E = mc^2)', '(a_1)']],
    ['with what Markdown would take for emphasis', 'Let $a_1 * b_2 * c_3$ be.', ['(a_1 * b_2 * c_3)']],
    ['in a list and in a table', '- $x$\n- \\(y\\)\n\n| a |\n| - |\n| $z$ |', ['(x)', '(y)', '(z)']],
    ['beside punctuation', '($n$-th, “$m$”, $k$.)', ['(n)', '(m)', '(k)']],
    ['with a word in it', '$p(\\text{rain} \\mid x)$', ['(p(\\text{rain} \\mid x))']],
    ['over two lines', 'a \\(x +\ny\\) b', ['(x +\ny)']],
  ])('within a text is read %s', (_, text, wanted) => {
    expect(formulas(text)).toEqual(wanted);
  });

  test.each([
    ['in double dollars', '$$\nx = 1\n$$', ['[x = 1]']],
    ['in double dollars on one line', '$$x = 1$$', ['[x = 1]']],
    ['in square brackets', 'Thus:\n\\[\nx = 1\n\\]\nwhich ends it.', ['[x = 1]']],
    ['in square brackets on one line', '\\[ x = 1 \\]', ['[x = 1]']],
    ['with lines that Markdown would take for a list or a heading', '$$\na\n+ b\n= c\n- d\n$$', ['[a\n+ b\n= c\n- d]']],
    ['behind a list', '- a\n- b\n\nThus:\n$$\nx\n+ y\n$$\n', ['[x\n+ y]']],
    ['in a list', '1. So\n\n   \\[\n   x = 1\n   \\]\n2. and $$y = 2$$', ['[x = 1]', '[y = 2]']],
    ['in a quote', '> \\[ x = 1 \\]', ['[x = 1]']],
  ])('that stands apart is read %s', (_, text, wanted) => {
    expect(formulas(text)).toEqual(wanted);
  });
});

describe('no formula is', () => {
  test.each([
    'It costs $5 and **not** $10.',
    'From $5–$10, or US$5 and A$7.',
    'Set $HOME and $PATH.',
    'A price of 5$ and 6$.',
    '`$a$` and ``\\(b\\)`` and `\\[c = 1\\]`',
    '```sh\necho $a$ \\(b\\)\n```',
    '    echo $a$',
    'Escaped: \\$a\\$, and \\[draft\\] \\[1\\], and \\\\(x\\\\).',
    '\\[1\\]',
    '\\[draft\\]',
    'It begins $x\n\nand ends y$.',
    '$$\n\nx = 1\n\n$$',
    '$ x $ and $x $',
    '$$$x$$$',
  ])('%j', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  test('a sum of money, between which all else is Markdown', () => {
    expect(words('It costs $5 and **not** $10 [1].')).toBe('It costs $5 and not $10 [1].');
  });
});

test('a formula that is not closed yet stays as it is written', () => {
  expect(words('So $E = mc^2 + \\frac{a')).toBe('So $E = mc^2 + \\frac{a');
  expect(words('So \\(E = mc')).toBe('So (E = mc');
});

test('a very long formula stays as it is written', () => {
  expect(formulas(`$${'x+'.repeat(2_000)}x$ and $y$`)).toEqual(['(y)']);
});
