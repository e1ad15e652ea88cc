import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes } from '../../../../shared/chat/find-quotes';
import { parseBlock } from './parse-block';
import { quoteMarks } from './quote-marks';
import { renderBlocks } from './render-blocks';
import { splitBlocks } from './split-blocks';

const citations = new Map(
  [1, 2].map((n) => [
    n,
    { n, sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', lines: [3, 9] as [number, number], blob: 'b' },
  ]),
);
const isKnown = (n: number): boolean => citations.has(n);

/** The marks drawn in a text, in order. */
function drawn(markdown: string, checked: readonly CheckedQuote[]): readonly string[] {
  const marks = quoteMarks(markdown, isKnown, checked);
  const html = splitBlocks(markdown).map((source) => {
    const context = { citations, onCitation: () => undefined, onLink: () => undefined, source, marks, highlight: null };
    return renderToStaticMarkup(<>{renderBlocks(parseBlock(source, false).children, context)}</>);
  });
  return [...html.join('').matchAll(/data-quote="(\w+)"/g)].map((match) => match[1] ?? '');
}

test('each quote says what is known of it', () => {
  const said = (text: string, isVerbatim: boolean | null) => ({ text, n: 1, isVerbatim });
  const markdown = '> One. [1]\n\n> Two. [1]\n\n> Three. [1]\n\n> Four. [1]\n\n> No quote.';
  const checked = [said('One.', true), said('Two.', false), said('Three.', null)];
  expect(drawn(markdown, checked)).toEqual(['verbatim', 'changed', 'unread', 'unchecked']);
});

test('words that are quoted twice are marked when one place does not have them', () => {
  const checked = [
    { text: 'One.', n: 1, isVerbatim: false },
    { text: 'One.', n: 2, isVerbatim: true },
  ];
  expect(drawn('> One. [1]\n\n> One. [2]', checked)).toEqual(['changed', 'changed']);
});

test.each([
  '**Guide › Key** [1]\n\n> Turn the **key**.\n>\n> ```ts\n> turn(a[2]);\n> ```\n>\n> …\n>\n> - oil',
  '> lazy\nlines [1]\n\nText.',
  '- First:\n  > In a list [1].\n- Second:\n\n  ```ts\n  a();\n  ```\n\n  [2] says so.',
  'See [1]:\n\n```sh\nnpm install\n\nnpm start\n```',
  '> — no attribution\n> alone [1]\n> — the guide [2]',
  'It says “turn the **brass key** twice,” [1] and "open the hatch by hand" [2].',
  '| a |\n| - |\n| “turn the brass key twice” [1] |',
  '> “Turn the key.” [1]\r\n\r\nText.',
  '> ```\n> only code\n> ```\n> [1]',
])('every quote that main checks is drawn with its state: %j', (markdown) => {
  const quotes = findQuotes(markdown, isKnown);
  const checked = quotes.map(({ text, ns }) => ({ text, n: ns[0] ?? 0, isVerbatim: false }));
  expect(quotes.length).toBeGreaterThan(0);
  expect(drawn(markdown, checked)).toEqual(quotes.map(() => 'changed'));
});
