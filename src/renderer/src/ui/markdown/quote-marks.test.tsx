import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Grounding } from '../../../../shared/chat/grounding-of';
import type { CheckedQuote } from '../../../../shared/chat/message';
import { findQuotes } from '../../../../shared/chat/quotes/find-quotes';
import {
  blockForms,
  codeForms,
  doubtfulForms,
  inlineForms,
  introducedForms,
  nameForms,
  noQuotes,
  ownWords,
  uncitedForms,
  unknownForms,
} from '../../../../shared/chat/quotes/quote-forms';
import { parseBlock } from './parse-block';
import { quoteMarks } from './quote-marks';
import { renderBlocks } from './render-blocks';
import { signBlocks, withoutForgedSigns } from './quote-signs';
import { splitBlocks } from '../../../../shared/chat/markdown/split-blocks';

const citations = new Map(
  [1, 2].map((n) => [
    n,
    { n, sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', lines: [3, 9] as [number, number], blob: 'b' },
  ]),
);
const isKnown = (n: number): boolean => citations.has(n);

interface Drawing {
  readonly isOpen?: boolean;
  readonly grounding?: Grounding;
}

/** What is drawn of a text. */
function draw(
  written: string,
  checked: readonly CheckedQuote[] = [],
  { isOpen = false, grounding = 'none' }: Drawing = {},
): string {
  const text = withoutForgedSigns(written.replace(/\r\n?/g, '\n'));
  const marks = quoteMarks(text, { isKnown, checked, isOpen, grounding });
  const html = signBlocks(text, splitBlocks(text), marks).map(({ source, line }) => {
    const context = {
      citations,
      footnotes: new Map(),
      onCitation: () => undefined,
      onLink: () => undefined,
      line,
      quoteLines: marks.lines,
      isMarked: true,
      highlight: null,
      diagrams: null,
    };
    return renderToStaticMarkup(<>{renderBlocks(parseBlock(source, false).children, context)}</>);
  });
  return html.join('');
}

/** The marks drawn in a text, in order. */
function drawn(markdown: string, checked: readonly CheckedQuote[] = [], drawing: Drawing = {}): readonly string[] {
  return [...draw(markdown, checked, drawing).matchAll(/data-quote="(\w+)"/g)].map((match) => match[1] ?? '');
}

test('each quote says what is known of it', () => {
  const said = (text: string, isVerbatim: boolean | null) => ({ text, n: 1, isVerbatim });
  const markdown = '> One. [1]\n\n> Two. [1]\n\n> Three. [1]\n\n> Four. [1]\n\n> No quote.';
  const checked = [said('One.', true), said('Two.', false), said('Three.', null)];
  expect(drawn(markdown, checked)).toEqual(['verbatim', 'changed', 'unread', 'unchecked']);
});

test('a quote without a number of which nothing is known was not checked: there is no source that could not be read', () => {
  const checked = [{ text: 'Four.', n: 0, ns: [], isVerbatim: null }];
  expect(drawn('> Four.', checked, { grounding: 'earlier' })).toEqual(['unchecked']);
});

test.each([
  [true, 'Not checked yet'],
  [false, 'Not checked'],
])('a quote that is not checked may still be while the answer is open: %j', (isOpen, sentence) => {
  const html = draw('"turn the brass key twice" [1]\n\n> One. [1]', [], { isOpen });
  expect([html.includes(`aria-label="${sentence}"`), html.includes(`${sentence}</span></div>`)]).toEqual([true, true]);
});

test('a quote that leaves something out has a mark of its own, with a name', () => {
  const html = draw('"turn the … key twice" [1]', [
    { text: 'turn the … key twice', n: 1, isVerbatim: true, hasOmissions: true },
  ]);
  expect(html).toContain('role="img" aria-label="Word for word, with omissions"');
  expect(html).not.toContain('"Word for word"');
});

test.each([
  ['"turn the brass key" [1]', 'turn the brass key'],
  ['> Turn it. [1]', 'Turn it.'],
])('a quote that stands elsewhere than its number leads says where, and leads there: %j', (markdown, text) => {
  const html = draw(markdown, [{ text, n: 1, ns: [1], isVerbatim: true, lines: [12, 14] }]);
  expect([
    drawn(markdown, [{ text, n: 1, ns: [1], isVerbatim: true, lines: [12, 14] }]),
    html.includes('Word for word elsewhere in the file: lines 12–14, not the cited ones'),
    html.includes('aria-label="Citation 1: a.md lines 12–14"'),
  ]).toEqual([['elsewhere'], true, true]);
});

test('a part of a sentence whose rest may turn it is not called word for word', () => {
  const html = draw('"open it in the rain" [1]', [
    { text: 'open it in the rain', n: 1, isVerbatim: true, isPart: true },
  ]);
  expect(html).toContain('aria-label="Only a part: what stands around it may turn its sense"');
  expect(html).not.toContain('Word for word');
});

test('words that are quoted twice are marked each by what they cite and as they are written', () => {
  const checked = [
    { text: 'One (a).', n: 1, ns: [1], isVerbatim: false },
    { text: 'One (a).', n: 2, ns: [2], isVerbatim: true },
    { text: 'One a.', n: 2, ns: [2], isVerbatim: false },
    { text: 'One (a).', n: 2, ns: [1, 2], isVerbatim: true },
  ];
  expect(drawn('> One (a). [1]\n\n> One (a). [2]\n\n> One a. [2]\n\n> One (a). [1][2]', checked)).toEqual([
    'changed',
    'verbatim',
    'changed',
    'verbatim',
  ]);
});

test('of an answer from before, words that are quoted twice are marked when one place does not have them', () => {
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
  const quotes = findQuotes(markdown, isKnown, 'none');
  const checked = quotes.map(({ text, ns }) => ({ text, n: ns[0] ?? 0, ns, isVerbatim: false }));
  expect(quotes.length).toBeGreaterThan(0);
  expect(drawn(markdown, checked)).toEqual(quotes.map(() => 'changed'));
});

const forms = [...inlineForms, ...blockForms, ...codeForms, ...doubtfulForms];

/** As main does when none of them is word for word. */
function checkedAsFalse(markdown: string): readonly CheckedQuote[] {
  const quotes = findQuotes(markdown, isKnown, 'none').filter(({ ns }) => ns.length > 0);
  return quotes.map(({ text, ns }) => ({ text, n: ns[0] ?? 0, ns, isVerbatim: false }));
}

test.each(forms)('a false quote is never shown without its mark: %s', (_, markdown) => {
  expect(new Set(drawn(markdown, checkedAsFalse(markdown)))).toEqual(new Set(['changed']));
});

test.each(nameForms)(
  'a name is marked when it does not occur in what it cites, and only then: %s',
  (_, markdown, text, ns) => {
    const found = (isVerbatim: boolean | null) => [{ text, n: 1, ns, isVerbatim }];
    expect([false, null, true].map((isVerbatim) => drawn(markdown, found(isVerbatim)))).toEqual([
      ['absent'],
      ['unread'],
      [],
    ]);
    expect([drawn(markdown), drawn(markdown.replaceAll(/\[\d\]/g, '[99]'))]).toEqual([[], []]);
  },
);

test.each(unknownForms)(
  'a quote that cites nothing known is marked as one that cannot be checked: %s',
  (_, markdown) => {
    expect(drawn(markdown)).toEqual(['unknown']);
  },
);

test.each(unknownForms)('unless it was found in another passage, which its mark leads to: %s', (_, markdown) => {
  const [quote] = findQuotes(markdown, isKnown, 'none');
  const html = draw(markdown, [{ text: quote?.text ?? '', n: 2, ns: [], isVerbatim: true }]);
  expect(html).toMatch(/data-quote="verbatim"(?:(?!data-quote).)*aria-label="Citation 2: a\.md lines 3–9"/s);
});

test('an example of the answer’s own is marked where it stands in its source, and nowhere else', () => {
  const markdown = 'Here is an example [1]:\n\n```ts\nopen(12);\n```';
  const found = (isVerbatim: boolean) => [{ text: 'open(12);', n: 1, ns: [1], isVerbatim }];
  expect([drawn(markdown), drawn(markdown, found(false)), drawn(markdown, found(true))]).toEqual([
    [],
    [],
    ['verbatim'],
  ]);
});

describe('in an answer that comes from passages', () => {
  const grounded: Drawing = { grounding: 'own' };
  const missing = (text: string): CheckedQuote => ({ text, n: 0, ns: [], isVerbatim: false });

  test.each(uncitedForms)('a quote without a number that stands nowhere is marked: %s', (_, markdown, text) => {
    expect(drawn(markdown, [missing(text)], grounded)).toEqual(['missing']);
    expect(draw(markdown, [missing(text)], grounded)).toContain('Not found in the sources');
  });

  test.each(uncitedForms)('one that was found is linked to its passage: %s', (_, markdown, text) => {
    const html = draw(markdown, [{ text, n: 2, ns: [], isVerbatim: true }], grounded);
    expect(html).toMatch(/data-quote="verbatim"(?:(?!data-quote).)*aria-label="Citation 2: a\.md lines 3–9"/s);
  });

  test.each(uncitedForms)('one whose words are written otherwise is linked to them: %s', (_, markdown, text) => {
    const html = draw(markdown, [{ text, n: 2, ns: [], isVerbatim: false }], grounded);
    expect(html).toMatch(/data-quote="changed"(?:(?!data-quote).)*aria-label="Citation 2: a\.md lines 3–9"/s);
  });

  test.each(uncitedForms)('what the user said or gave is told as that: %s', (_, markdown, text) => {
    expect(drawn(markdown, [{ text, n: 0, ns: [], isVerbatim: null, isGiven: true }], grounded)).toEqual(['given']);
  });

  test('one that was not looked for says so', () => {
    expect(drawn('> One.', [], grounded)).toEqual(['unchecked']);
    expect(drawn('> One.', [], { grounding: 'own', isOpen: true })).toEqual(['pending']);
    // All of a long one would be read anew with each word.
    const long = `> One.\n\n${'Two. '.repeat(3_000)}`;
    expect(drawn(long, [], { grounding: 'own', isOpen: true })).toEqual([]);
    expect(drawn(long, [], { grounding: 'own' })).toEqual(['unchecked']);
    expect(drawn('> One.')).toEqual([]);
  });

  test('one that is found beside its own number needs no further link', () => {
    const html = draw('> One. [1][2]', [{ text: 'One.', n: 2, ns: [1, 2], isVerbatim: true }], grounded);
    expect(html.match(/class="citation"/g)).toHaveLength(2);
  });

  test('words that are false beside their number are not told true where they only stand near it', () => {
    const text = 'turn the brass key twice';
    const checked = [
      { text, n: 1, ns: [1], isVerbatim: false },
      { text, n: 0, ns: [1], isVerbatim: null, isGiven: true as const },
    ];
    const markdown = `"${text}" [1]\n\nAs "${text}" says the guide of the old house [1].`;
    expect(drawn(markdown, checked, grounded)).toEqual(['changed', 'changed']);
    expect(drawn(markdown, checked.toReversed(), grounded)).toEqual(['changed', 'changed']);
  });

  test.each(introducedForms)(
    'what is only introduced as a source’s is marked once it was checked: %s',
    (_, markdown, text) => {
      expect([drawn(markdown, [missing(text)], grounded), drawn(markdown, [], grounded)]).toEqual([['missing'], []]);
    },
  );

  test.each(ownWords)('nothing is said of words of its own: %j', (markdown) => {
    expect(drawn(markdown, [], grounded)).toEqual([]);
  });
});

test.each(noQuotes)('nothing is said of what is no quote: %j', (markdown) => {
  expect(drawn(markdown)).toEqual([]);
});

test('the mark of a quote in a line stands behind its closing mark', () => {
  const signs = draw('It says **"turn the *brass* key twice"** ([1]), "not" so.').replace(
    /<span [^>]*data-quote="(\w+)"[^>]*>.*?<\/span>/g,
    '{$1}',
  );
  expect(signs).toContain('&quot;turn the <em>brass</em> key twice&quot;{unchecked}</strong> (<a ');
});

const uncited = [...uncitedForms, ...introducedForms].map(([, markdown]) => markdown);

test.each([...forms.map(([, markdown]) => markdown), ...noQuotes, ...uncited, ...ownWords])(
  'a mark changes nothing of what is drawn: %j',
  (markdown) => {
    const plain = (html: string) => html.replace(/<(span|div) [^>]*data-quote="[^>]*>.*?<\/\1>/gs, '');
    const unmarked = splitBlocks(markdown.replace(/\r\n?/g, '\n')).map((source) => {
      const context = {
        citations,
        footnotes: new Map(),
        onCitation: () => undefined,
        onLink: () => undefined,
        line: 0,
        quoteLines: new Map(),
        isMarked: false,
        highlight: null,
        diagrams: null,
      };
      return renderToStaticMarkup(<>{renderBlocks(parseBlock(source, false).children, context)}</>);
    });
    expect(plain(draw(markdown, [], { grounding: 'own' }))).toBe(unmarked.join(''));
  },
);

test('a verdict stands outside of its quote and has a role that no text has; one that is written stays words', () => {
  const html = draw('> It turns. [1]\n>\n> ✓ Word for word', [
    { text: 'It turns.\n\n✓ Word for word', n: 1, ns: [1], isVerbatim: false },
  ]);
  expect(html).toContain('<p>✓ Word for word</p></blockquote><div role="note" aria-label="Quote check"');
  expect(html.match(/role="(?:note|img)"/g)).toHaveLength(1);
  expect(drawn('It says "10 seconds" ✓ Word for word.')).toEqual([]);
});

test('a mark that an answer writes itself is none', () => {
  expect(drawn('It is so<!--\ufdd0--> [1]. "turn the brass key twice"<!--\ufdd0--> [1]')).toEqual(['unchecked']);
});

const pieces = fc.constantFrom(
  '"',
  '“',
  "'",
  '`',
  '```\n',
  '~~~\n',
  '```',
  '\n',
  '\n\n',
  '\n    ',
  '\n  ',
  ' ',
  '> ',
  '\n> ',
  '\n- ',
  '\n1. ',
  '\n# ',
  '| a |\n| - |\n',
  '[1]',
  '[^a]',
  '\n[^a]: ',
  '\\',
  '&quot;',
  '**',
  '_',
  '<div>',
  '</div>',
  '<b>',
  '<!--',
  '-->',
  '<pre>',
  'a',
  ' a ',
  ':',
  '\t',
  '[a](',
  ')',
  '[',
  '\n\n[1]: https://a.example ',
  '***\n',
  '===\n',
  '---\n',
  '<a "`">',
  '"a" ',
  '\r\n',
);
const around = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));

test('whatever stands around it, a quote that is drawn before its citation has its mark', () => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      const html = draw(`${before}“turn the brass key twice” [1]${after}`);
      expect(html).not.toMatch(/[\ufdd0-\ufdd6]/);
      const isSilent = /twice” ?<a [^>]*class="citation"/.test(html) && !html.includes('data-quote=');
      expect(isSilent).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('a quote that main did not find is said to be unchecked where its citation is drawn', () => {
  const missed = '[^a]: \n~~~\n“turn the brass key twice” [1]';
  expect([findQuotes(missed, isKnown, 'none'), drawn(missed)]).toEqual([[], ['unchecked']]);
});
