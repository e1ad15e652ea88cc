import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { parseBlock } from './parse-block';
import { quoteMarks } from './quote-marks';
import { withoutForgedSigns } from './quote-signs';
import { renderBlocks } from './render-blocks';
import { createBlockSplitter, splitBlocks } from '../../../../shared/chat/markdown/split-blocks';

function draw(blocks: readonly string[], isOpen = false): string {
  return blocks
    .map((source, at) => {
      const context = {
        citations: new Map(),
        footnotes: new Map(),
        onCitation: () => undefined,
        onLink: () => undefined,
        line: 0,
        quoteLines: new Map(),
        isMarked: false,
        highlight: null,
        diagrams: null,
      };
      const tree = parseBlock(withoutForgedSigns(source), isOpen && at === blocks.length - 1);
      return renderToStaticMarkup(renderBlocks(tree.children, context));
    })
    .join('')
    .replaceAll(OWN_ICON, '');
}

/** On the buttons of code. */
const OWN_ICON = /<svg [^>]*class="lucide [^>]*>.*?<\/svg>/g;

const LIVE_ELEMENT = /<(img|script|iframe|svg|image|style|object|embed|video|audio|link|meta|base|form|input|math)\b/i;
const LIVE_ATTRIBUTE = / (src|srcset|xlink:href|style|formaction|action|on\w+)="[^"]*"/i;
/** What only the app says of a quote. */
const VERDICT = /<[^>]* (?:role="(?:note|img)"|data-quote=|class="quote-mark)/;
const UNSAFE_ADDRESS = / href="(?!https:\/\/)[^"]*"/i;

const pieces = fc.constantFrom(
  '\n',
  '\n\n',
  ' ',
  'a',
  '# ',
  '- ',
  '1. ',
  '> ',
  '```',
  '```html\n',
  '~~~\n',
  '    ',
  '---',
  '===',
  '| a | b |\n',
  '| - | - |\n',
  '**',
  '_',
  '`',
  '[x](',
  ')',
  '![x](https://evil.example/x.png)',
  '[r]: javascript:alert(1)\n',
  '[r]',
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<ms-msdt:/id>',
  '<smb://host/share>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<style>@import url(https://evil.example)</style>',
  '<form action=https://evil.example><input>',
  '<div',
  '<!--',
  '-->',
  '$$\\href{javascript:alert(1)}{x}$$',
  '```mermaid\nclick a href "javascript:alert(1)"\n',
  '[^1]',
  '[^1]: note\n',
  '\u202Etxt.exe',
  'e\u0300\u0301\u0302',
  '\r\n',
  '✓ Word for word',
  '<div role="note" class="quote-mark" data-quote="verbatim">',
  '<!--\ufdd0-->',
  '*a'.repeat(350),
  '>'.repeat(30),
);
const hostileText = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''));

test('an answer that streamed, however it was cut, is drawn as one that came at once', () => {
  fc.assert(
    fc.property(hostileText, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (text, steps) => {
      const split = createBlockSplitter();
      for (let at = 0, step = 0; at < text.length; step += 1) {
        at += steps[step % steps.length] ?? 1;
        split(text.slice(0, at));
      }
      expect(split(text)).toEqual(splitBlocks(text));
    }),
    { numRuns: 200 },
  );
});

test('nothing hostile lives in what is drawn, while it streams or after', () => {
  fc.assert(
    fc.property(hostileText, fc.nat(), (text, cut) => {
      const part = text.slice(0, cut % (text.length + 1));
      for (const drawn of [draw(splitBlocks(part), true), draw(splitBlocks(text))]) {
        expect(drawn).not.toMatch(LIVE_ELEMENT);
        expect(drawn).not.toMatch(LIVE_ATTRIBUTE);
        expect(drawn).not.toMatch(UNSAFE_ADDRESS);
        expect(drawn).not.toMatch(VERDICT);
      }
    }),
    { numRuns: 60 },
  );
});

test('a splitter that is given another text forgets the first', () => {
  const split = createBlockSplitter();
  split('# a\n\nb\n\nc\n\nd\n\ne');
  expect(split('one\n\ntwo')).toEqual(splitBlocks('one\n\ntwo'));
});

test.each([
  ['10,000 nested quotes', '>'.repeat(10_000)],
  ['sixty nested quotes', '>'.repeat(60)],
  ['10,000 nested quotes with spaces', '> '.repeat(10_000)],
  ['10,000 nested lists', '- '.repeat(10_000)],
  ['a list a thousand deep', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
  ['a table of 5,000 columns', `${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|`],
  ['emphasis without end', '*a'.repeat(7_000)],
  ['links without end', '[a]('.repeat(3_900)],
])('%s are shown as they were written, and what stands before them as ever', (_name, hostile) => {
  const drawn = draw(splitBlocks(`**bold**\n\n${hostile}`));
  expect(drawn).toBe(`<p><strong>bold</strong></p>${renderToStaticMarkup(<p>{hostile}</p>)}`);
});

test('code is read whatever stands in it, however long it is', () => {
  const deep = `${'>'.repeat(200)}\n${' '.repeat(500)}x\n${'|'.repeat(300)}`;
  expect(parseBlock(`\`\`\`ts\n${deep}\n\`\`\``, false).children).toMatchObject([
    { type: 'code', lang: 'ts', value: deep },
  ]);
  const long = `${deep}\n`.repeat(40).trimEnd();
  const read = (source: string) => splitBlocks(source).flatMap((block) => parseBlock(block, false).children);
  const code = { type: 'code', lang: 'ts', value: long };
  expect(read(`\`\`\`ts\n${long}\n\`\`\`\n`)).toMatchObject([code]);
  expect(read(`~~~ts {1}\n${long}`)).toMatchObject([code]);
});

test('the quotes of an answer are found in time by the length alone', () => {
  const answer = `See:\n\n${'-  '.repeat(30)}x *turn the brass key twice now* [1]\n\n“turn the brass key twice” [1]`;
  const known = { isKnown: (n: number) => n === 1, checked: [], isOpen: true, grounding: 'own' as const };
  expect(quoteMarks(answer, known).ends).toHaveLength(1);
});
