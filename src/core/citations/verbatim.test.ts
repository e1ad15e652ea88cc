import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createVerbatimCheck } from './verbatim';

const GUIDE = `# The hatch

Turn the **brass key** twice,
then open the [hatch](./hatch.md) by hand.

<Note>

::: warning

Never reuse item [1].

## Tools

\`\`\`ts
const key = take(...tools);
key.turn();
\`\`\`

- oil
- rag
`;
const verdictOn = createVerbatimCheck(GUIDE, { path: 'guide.md', lines: [1, 20] });

test.each([
  'Turn the **brass key** twice, then open',
  'Turn the\n**brass key**   twice,\nthen open the [hatch](./hatch.md) by hand.',
  'const key = take(...tools);\nkey.turn();',
  '```ts\nconst key = take(...tools);\n```',
  '# The hatch\n\nTurn the **brass key** twice,',
  // As the Reader writes them: tags, containers, headings in the trail and links within the page left out.
  'then open the hatch by hand.\n\nNever reuse item [\u20601].\n\n```ts\nconst key = take(...tools);\nkey.turn();\n```\n\n- oil',
])('word for word: %j', (quote) => {
  expect(verdictOn(quote)).toBe('verbatim');
});

test.each([
  'Turn the brass key twice',
  'turn the **brass key** twice',
  'Turn the **brass key** three times',
  'Never use item',
  'use item',
  'by hand … Turn the',
  'Turn the **brass key** twice,\n\nNever reuse item [1].',
  '## Never do this\n\nNever reuse item [1].',
  'then open the [hatch](https://evil.example) by hand.',
  '…',
  '',
])('not word for word: %j', (quote) => {
  expect(verdictOn(quote)).toBe('changed');
});

test.each([
  'Turn the **brass key** … by hand.',
  'Turn the **brass key** [...] by hand.',
  'Turn the **brass key**\n…\nby hand.',
  'Turn the **brass key** twice,\n...\n- oil',
  'then open the [hatch](./hatch.md) by hand.\n\n…\n\n```ts\nkey.turn();\n```',
])('word for word, but for what it says it leaves out: %j', (quote) => {
  expect(verdictOn(quote)).toBe('cut');
});

test('what a quote leaves out is a short stretch of one paragraph, or whole lines at the edge of a block', () => {
  const words = 'It hums and it drips. '.repeat(20);
  const text = `You should never start\nthe pump from outside.\n\nOpen it. ${words}Close it.\n\nStart the pump.`;
  const check = createVerbatimCheck(text, { path: 'a.md', lines: [1, 1] });
  expect(
    [
      'You should … start',
      'the pump … Open it.',
      'from outside. … Start the pump.',
      'from outside.\n…\nStart the pump.',
      'You should\n…\nStart the pump.',
      'Open it. … Close it.',
      'Open it.\n\n…\n\nClose it.',
      '… the pump from outside.',
    ].map(check),
  ).toEqual(['cut', 'changed', 'changed', 'cut', 'changed', 'changed', 'changed', 'verbatim']);
});

it('leaves nothing out of source code', () => {
  const isInCode = createVerbatimCheck('take()\n# never run this\nrun()\n', { path: 'a.py', lines: [1, 3] });
  expect([
    isInCode('take()\n\nrun()'),
    isInCode('take()\n# never run this\nrun()'),
    isInCode('take()\n…\nrun()'),
  ]).toEqual(['changed', 'verbatim', 'cut']);
});

describe('any stretch of words of a file', () => {
  const word = fc.constantFrom('turn', 'the', '**key**', '`a[0]`', '<b>', '(x)', '"y"', 'é', '{', '}');
  const words = fc.array(word, { minLength: 3, maxLength: 30 });
  const space = fc.constantFrom(' ', '\n', '  ', '\t');
  const cut = fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  it('is word for word however its white space is written; a word more is not', () => {
    fc.assert(
      fc.property(words, cut, fc.array(space, { minLength: 30, maxLength: 30 }), ([...all], [a, b], spaces) => {
        const check = createVerbatimCheck(all.join(' '), { path: 'a.md', lines: [1, 1] });
        const quote = all.slice(a % all.length, (b % all.length) + 1);
        const text = quote.map((one, at) => one + (spaces[at] ?? ' ')).join('');
        fc.pre(quote.length > 0);
        expect([check(text), check(`${text} never`)]).toEqual(['verbatim', 'changed']);
      }),
    );
  });
});
