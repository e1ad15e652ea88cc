import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { findQuotes, quoteKey } from './find-quotes';

const quotesOf = (markdown: string) => findQuotes(markdown, (n) => n <= 9);

test.each([
  ['a blockquote that ends in a citation', '> Turn the key. [1]', 'Turn the key.', [1]],
  ['one on lines of their own', '> Turn the\n> key.\n>\n> [1][2]', 'Turn the\nkey.', [1, 2]],
  ['one that goes on without its mark', '> Turn the\nkey. [1]\n\nMore.', 'Turn the\nkey.', [1]],
  ['one with an attribution', '> Turn the key.\n>\n> — the guide [1]', 'Turn the key.', [1]],
  ['one in quotation marks', '> “Turn the key.” [1]', 'Turn the key.', [1]],
  ['one after the line that cites it', 'As the guide says [1]:\n\n> Turn the key.', 'Turn the key.', [1]],
  ['one before the line that cites it', '> Turn the key.\n\n[1] says so.', 'Turn the key.', [1]],
  ['one in a list', '1. First [2]\n   > Turn the key. [1]\n2. Then', 'Turn the key.', [1, 2]],
  [
    'one with a listing in it',
    '**Key** [1]\n\n> Turn:\n>\n> ```ts\n> turn[2]();\n> ```',
    'Turn:\n\n```ts\nturn[2]();\n```',
    [1],
  ],
  ['one that cites twice', '> Turn the key [1]. Open it [2, 3].', 'Turn the key. Open it.', [1, 2, 3]],
] as const)('%s is a quote', (_, markdown, text, ns) => {
  expect(quotesOf(markdown)).toEqual([{ kind: 'block', text, ns }]);
});

test.each([
  ['after', 'See [1]:\n\n```ts\na[2]\n\nb\n```\n\nText.', [1]],
  ['before', 'Text.\n```ts\na[2]\n\nb\n```\n— guide.md [3]', [3]],
] as const)('a listing %s the line that cites it is a quote', (_, markdown, ns) => {
  expect(quotesOf(markdown)).toEqual([{ kind: 'code', text: 'a[2]\n\nb', ns }]);
});

test('five words or more in quotation marks before a citation are a quote', () => {
  const markdown = 'It says “turn the brass key twice,” [1] and "open the hatch by hand" [2][3], not "the key" [1].';
  expect(quotesOf(markdown)).toEqual([
    { kind: 'inline', text: 'turn the brass key twice', ns: [1] },
    { kind: 'inline', text: 'open the hatch by hand', ns: [2, 3] },
  ]);
});

test.each([
  '> Nobody is cited here.',
  '> An unknown number [12].',
  '```ts\nrows[1]\n```',
  'A paragraph that cites [1] but quotes nothing.',
  'Cited [1]. And more.\n\n```ts\nan example of its own\n```',
  '> [1]',
  '**Empty** [1]\n\n> ```js file.js\n> ```',
])('is no quote: %j', (markdown) => {
  expect(quotesOf(markdown)).toEqual([]);
});

it('finds a quote whatever stands around it', () => {
  const noise = fc.array(fc.constantFrom('', 'Text.', '- item', '# Title', '| a |', '---', '“', '"'), { maxLength: 6 });
  const words = fc.array(fc.constantFrom('turn', '**the**', '`key`', '<b>', 'é'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(noise, words, noise, (before, said, after) => {
      const text = said.join(' ');
      const markdown = [...before, '', `> ${text} [1]`, '', ...after].join('\n');
      const found = quotesOf(markdown).filter((quote) => quote.kind === 'block');
      expect(found.map((quote) => quoteKey(quote.text))).toEqual([quoteKey(text)]);
    }),
  );
});
