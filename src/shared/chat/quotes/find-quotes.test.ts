import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findQuotes } from './find-quotes';
import { quoteKey } from './quote-words';
import type { Grounding } from '../grounding-of';
import {
  blockForms,
  codeForms,
  doubtfulForms,
  inlineForms,
  introducedForms,
  mayBeOwnForms,
  nameForms,
  noQuotes,
  ownCitedWords,
  ownExamples,
  takenExamples,
  ownWords,
  uncitedForms,
  unknownForms,
} from './quote-forms';

const quotesOf = (markdown: string, grounding: Grounding = 'none') =>
  findQuotes(markdown, (n) => n >= 1 && n <= 9, grounding).map(({ kind, text, ns }) => ({ kind, text, ns }));

test.each([
  ['a blockquote that ends in a citation', '> Turn the key. [1]', 'Turn the key.', [1]],
  ['one on lines of their own', '> Turn the\n> key.\n>\n> [1][2]', 'Turn the\nkey.', [1, 2]],
  ['one that goes on without its mark', '> Turn the\nkey. [1]\n\nMore.', 'Turn the\nkey.', [1]],
  ['one with an attribution', '> “Turn the key.”\n> — the guide [1]', 'Turn the key.\n\n— the guide', [1]],
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

test.each([
  ...ownExamples.map((lead) => [lead, true] as const),
  ...takenExamples.map((lead) => [lead, false] as const),
])('a listing may be an example of the answer: %j', (lead, mayBeOwn) => {
  const listing = '```ts\nturn(2);\n```';
  const asked = (markdown: string) => findQuotes(markdown, () => true, 'none').map((quote) => quote.mayBeOwn);
  expect(asked(`Text.\n\n${lead}\n\n${listing}`)).toEqual(lead.endsWith(']:') ? [mayBeOwn] : []);
  // A number of its own says otherwise.
  expect(asked(`Text.\n\n${lead}\n\n${listing}\n[1]`)).toEqual([false]);
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

describe.each([
  ['inline', inlineForms],
  ['name', nameForms],
  ['block', blockForms],
  ['code', codeForms],
] as const)('a quote of kind %s is found', (kind, forms) => {
  test.each(forms)('%s', (_, markdown, text, ns) => {
    const found = quotesOf(markdown);
    expect(found).toEqual([{ kind, text, ns }, ...found.slice(1)]);
    expect(new Set(found.map((quote) => quote.text))).toEqual(new Set([text]));
  });
});

test.each(doubtfulForms)('what may be a paragraph is looked at as one: %s', (_, markdown, text, ns) => {
  expect(quotesOf(markdown)).toContainEqual({ kind: 'inline', text, ns });
});

test.each(unknownForms)('a quote that cites nothing known can be taken from nowhere: %s', (_, markdown) => {
  expect(quotesOf(markdown).map(({ ns }) => ns)).toEqual([[]]);
});

test.each(uncitedForms)(
  'what cites nothing is a quote where the answer comes from passages: %s',
  (_, markdown, text) => {
    expect([quotesOf(markdown), quotesOf(markdown, 'own').filter(({ ns }) => ns.length === 0)]).toEqual([
      quotesOf(markdown).filter(({ ns }) => ns.length > 0),
      [expect.objectContaining({ text, ns: [] })],
    ]);
  },
);

test.each(introducedForms)('what only a clause presents as a source’s names that: %s', (_, markdown, text, named) => {
  expect(findQuotes(markdown, () => false, 'own').map((quote) => [quote.text, quote.ns, quote.introducedBy])).toEqual([
    [text, [], named],
  ]);
  expect(quotesOf(markdown)).toEqual([]);
});

test.each(mayBeOwnForms)('what may be its own is a quote right before a number: %s', (_, markdown) => {
  const words = 'turn the brass key twice';
  const found = quotesOf(markdown, 'own').map(({ text, ns }) => [text.replace(/\.$/, ''), ns]);
  expect([found, quotesOf(markdown.replace(/ ?\[1\]/, ''), 'own')]).toEqual([[[words, [1]]], []]);
});

test('code under the name of a file may be what it could be', () => {
  const asked = (lead: string) =>
    findQuotes(`${lead}\n\n\`\`\`\nturn(2);\n\`\`\``, () => true, 'own').map((quote) => quote.mayBeOwn);
  expect([
    asked('**src/dome.py**'),
    asked('`src/dome.py`, line 3:'),
    asked('**docs/dome.md**'),
    asked('`src/dome.py` [1]:'),
    asked('Change `src/dome.py`:'),
  ]).toEqual([[true], [false], [false], [false, false], []]);
});

test.each(ownCitedWords)('what is bold beside a number is no quote by that: %j', (markdown) => {
  expect(quotesOf(markdown, 'own')).toEqual([]);
});

test.each([
  ['> Turn it.', 'Turn it.', null],
  ['Quoting directly:\n\n```\nturn it twice\n```', 'turn it twice', null],
  ['The dome guide says “turn the brass key twice”.', 'turn the brass key twice', 'The dome guide'],
  ['“Turn the brass key twice,” says the guide.', 'Turn the brass key twice', 'the guide'],
  ['“Turn the brass key twice” [1]', 'Turn the brass key twice', null],
])('after an answer from passages, a quote is what says that it is one: %j', (markdown, text, introducedBy) => {
  expect(findQuotes(markdown, (n) => n === 1, 'earlier')).toEqual([expect.objectContaining({ text, introducedBy })]);
});

test.each([
  '“Come in, old man, and sit down,” said she.\n\n“I will not sit down in this house,” he said.',
  'He whispered: "Nobody will ever know what we did."',
  'A story.\n\n“Turn the brass key twice.” The door opened.',
])('after an answer from passages, a story is told in its own words: %j', (markdown) => {
  const named = findQuotes(markdown, () => false, 'earlier').map(({ introducedBy }) => introducedBy);
  expect(named.filter((name) => name === null || /guide/.test(name))).toEqual([]);
});

test.each(ownWords)('an answer from passages has words of its own: %j', (markdown) => {
  expect(quotesOf(markdown, 'own')).toEqual([]);
});

test.each([
  ['`dome open --force` [1]', true],
  ['`tar -x all` [1]', true],
  ['`pump.stop()` [1]', true],
  ['`turn the brass key, twice.` [1]', false],
  ['“turn it --so twice” [1]', false],
])('code in a line that is no sentence says so: %j', (markdown, isCode) => {
  expect(findQuotes(markdown, () => true, 'own').map((quote) => quote.isCode)).toEqual([isCode]);
});

test('a quote says how near its citation is', () => {
  const markdown =
    '"turn the brass key twice" [1]. It says "open the hatch by hand" too.\n\n"and close it behind you now"';
  const nearness = (text: string) => findQuotes(text, () => true, 'own').map(({ cites }) => cites);
  expect(nearness(markdown)).toEqual(['itself', 'nearby', 'nothing']);
  expect(nearness('The guide [1] says:\n\n"turn the brass key twice"')).toEqual(['itself']);
});

test.each(noQuotes)('is no quote: %j', (markdown) => {
  expect(quotesOf(markdown)).toEqual([]);
});

test.each([
  ['“turn the brass key twice” [1] and “open the hatch by hand” [2]', [[1], [2]]],
  ['[1] says “turn the brass key twice”, [2] says “open the hatch by hand”.', [[2, 1], [2]]],
  ['[1]: “turn the brass key twice”. [2]: “open the hatch by hand”.', [[2, 1], [2]]],
  ['“turn the brass key twice” and “open the hatch by hand” [2]', [[2], [2]]],
  ['- “turn the brass key twice” [1]\n- “open the hatch by hand” [2]', [[1], [2]]],
] as const)('each quote is taken from what stands nearest: %j', (markdown, ns) => {
  expect(quotesOf(markdown).map((quote) => quote.ns)).toEqual(ns);
});

const pieces = fc.constantFrom(
  '"',
  '“',
  '”',
  "'",
  '’',
  '«',
  '»',
  '„',
  '「',
  '」',
  '`',
  '```',
  '~~~',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '> ',
  '- ',
  '1. ',
  '# ',
  '| ',
  '|-|',
  '[1]',
  '[',
  ']',
  '[^1]',
  '[99]',
  '\\',
  '&quot;',
  '&#34;',
  '**',
  '_',
  '<div>',
  '<!--',
  ':',
  'a',
  'turn the brass key twice',
  '\r',
  '\ud800',
  '\u2028',
  '漢字',
  ', ',
);
const anyText = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

it('reads any text, and gives places in it', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
      const normal = text.replace(/\r\n?/g, '\n');
      for (const { kind, at } of findQuotes(text, (n) => n <= 9, 'own')) {
        const end = kind === 'inline' ? normal.length : normal.split('\n').length - 1;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(end);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('finds a quote wherever a paragraph of its own stands', () => {
  const closed = anyText.filter((text) => !/[`~<>"“”«»„「」&\\]|- |1\. |\t| {4}/.test(text));
  fc.assert(
    fc.property(closed, closed, (before, after) => {
      const found = quotesOf(`${before}\n\nIt says "turn the brass key twice" [1].\n\n${after}`);
      expect(found).toContainEqual({ kind: 'inline', text: 'turn the brass key twice', ns: [1] });
    }),
  );
});

/** Patterns that cost the square of their length when each mark is read against all others. */
const hostile = [
  '"',
  "'",
  '“a ',
  '”',
  "a' ",
  '`a',
  '\\`',
  '[',
  '[1,',
  '[1] ',
  '[1] a ',
  '*"',
  '&quot;',
  '<a `',
  '|',
  '`a` [1] ',
  '[1-9]',
];
const hostileLines = [
  '> a',
  '> ',
  'a',
  '- a',
  '    a',
  '```',
  '"a b c d e" [1]',
  "'a b c d e' [1] f'",
  'a [1]:',
  '| "a b c d e" | [1] |',
];

it.each([...hostile, ...hostileLines.map((line) => `${line}\n`), ...hostileLines.map((line) => `${line}\n\n`)])(
  'asks and gives no more than in step with the length: %j again and again',
  (pattern) => {
    const costOf = (length: number): number => {
      let asked = 0;
      const isKnown = (n: number): boolean => {
        asked += 1;
        return n <= 9;
      };
      const text = `[1] ${pattern.repeat(length / pattern.length)} [1]`;
      return findQuotes(text, isKnown, 'own').reduce((sum, quote) => sum + quote.text.length + quote.ns.length, asked);
    };
    expect(costOf(20_000)).toBeLessThan(2.2 * costOf(10_000) + 500);
  },
);

test('what comes after many pages is not looked at', () => {
  const quote = '“one two three four five” [1]\n\n';
  expect(findQuotes(quote.repeat(10_000), () => true, 'own').length).toBeLessThan(200_000 / quote.length);
});

it.each(['"a ', "'a b' [1] c", '> a\n', '`a', '“a b c d e” [1] '])('comes to the end of a megabyte: %j', (pattern) => {
  const text = `${pattern.repeat(1_000_000 / pattern.length)} [1]`;
  expect(() => findQuotes(text, () => true, 'own')).not.toThrow();
});

test('comes to the end of a rule that is none', () => {
  expect(() => findQuotes(`***${' '.repeat(190_000)}x`, () => true, 'own')).not.toThrow();
});

it.each([
  ['quotes in quotes', (count: number) => `${'“a '.repeat(count)}${'b” '.repeat(count)}[1]`],
  ['quotes beside many citations', (count: number) => `${'[1]'.repeat(count)} ${'"a b c d e" f '.repeat(count)}`],
])('gives no more than in step with the length: %s', (_, textOf) => {
  const costOf = (count: number): number => {
    let asked = 0;
    const found = findQuotes(textOf(count), () => (asked += 1) > 0, 'own');
    return found.reduce((sum, { text }) => sum + text.length, asked);
  };
  expect(costOf(1_000)).toBeLessThan(2.2 * costOf(500) + 500);
});
