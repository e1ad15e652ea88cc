import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toReadable } from '../sources/reading/to-readable';
import type { QuoteForm } from './search/asked-quote';
import type { Verdict } from './standing';
import { createVerbatimCheck } from './verbatim';

/** The check in one go. */
function verdictsOn(
  text: string,
  place: Parameters<typeof createVerbatimCheck>[1],
): (quote: string, form?: QuoteForm) => Verdict {
  const check = createVerbatimCheck(text, place);
  return (quote, form) => {
    const steps = check(quote, form);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value.verdict;
    }
  };
}

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
const verdictOn = verdictsOn(GUIDE, { path: 'guide.md', lines: [1, 20] });

test.each([
  'Turn the\n**brass key**   twice,\nthen open the [hatch](./hatch.md) by hand.',
  'const key = take(...tools);\nkey.turn();',
  '```ts\nconst key = take(...tools);\n```',
  // As the Reader writes them: tags, containers, and links within the page left out.
  'Turn the **brass key** twice, then open the hatch by hand.\n\nNever reuse item [\u20601].',
  '## Tools\n\n```ts\nconst key = take(...tools);\nkey.turn();\n```\n\n- oil',
])('word for word: %j', (quote) => {
  expect(verdictOn(quote)).toBe('verbatim');
});

test.each([
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

const MARKED = `The **maximum pressure** is \`30 bar\`, *as [the norm](https://a.example/n) says*, and \`__init__\` too.

Set **it *at once* and** then [go](./go.md) to [it](https://a.example), \`a*b*c\` times.
Then **[stop](./stop.md)** by [it](https://a.example). The key is of brass[^1], as ever.

\`\`\`py
f(**options, a * b * c)
\`\`\`
`;
const verdictOnMarked = verdictsOn(MARKED, { path: 'a.md', lines: [1, 10] });

test.each([
  ['The maximum pressure is 30 bar', 'part'],
  ['The **maximum pressure** is 30 bar', 'part'],
  ['maximum pressure is `30 bar`, as the norm says', 'part'],
  ['the norm says, and __init__ too', 'part'],
  ['as [the norm](https://a.example/n) says', 'part'],
  ['*as the norm says*', 'part'],
  ['as the norm says, and `__init__` too', 'part'],
  ['Set it at once and then go to it, a*b*c times.', 'verbatim'],
  ['Set it at once and then go to it, abc times.', 'changed'],
  ['Set it at once and then [go](./go.md) to [it](https://a.example)', 'part'],
  ['Set **it *at once* and** then go to [it](https://a.example)', 'part'],
  ['Set it at once and then go to [it](https://a.example)', 'part'],
  ['Then **stop** by [it](https://a.example)', 'verbatim'],
  ['The key is of brass, as ever.', 'verbatim'],
  ['The key is of brass[^1], as ever.', 'verbatim'],
  ['The key is of brass[^2], as ever.', 'changed'],
  ['The maximum pressure … as the norm says', 'part'],
  ['The maximum pressure **is** 30 bar', 'changed'],
  ['as [the norm](https://evil.example) says', 'changed'],
  ['The maximum pressure is 3 bar', 'changed'],
  ['f(**options, a * b * c)', 'verbatim'],
  ['f(options, a * b * c)', 'changed'],
])('marks that are dropped change no word, those that are added do: %j', (quote, verdict) => {
  expect(verdictOnMarked(quote)).toBe(verdict);
});

test.each([
  ['a.rst', 'Call init before use', 'changed'],
  ['a.rst', '234 units', 'changed'],
  ['a.rst', 'Turn it now', 'verbatim'],
  ['a.rst', 'Call __init__ before use', 'part'],
  ['a.txt', 'Call init before use', 'changed'],
  ['a.adoc', 'Call init before use', 'part'],
  ['a.md', '234 units', 'part'],
])('what is no mark in its format is not dropped: %s, %j', (path, quote, verdict) => {
  const text = 'Title\n=====\n\nCall __init__ before use, with 2*3*4 units. Turn *it* **now**.';
  expect(verdictsOn(text, { path, lines: [1, 4] })(quote)).toBe(verdict);
});

it('drops marks in time by the length alone', () => {
  const hostile = ['*a ', '`a ', '_a ', '[a](', '![', '**a* '].map((piece) => piece.repeat(60_000)).join('\n\n');
  const verdict = verdictsOn(hostile, { path: 'a.md', lines: [1, 1] });
  expect(verdict('nothing of it')).toBe('changed');
  expect(verdict('a\n…\n'.repeat(40_000))).toBe('changed');
});

const EDGES = `Stay below 1.5 bar. The mirror is at -5 degrees.
Only non-flammable liquids may be stored here, at most 40,000 litres, from 3–5 drums.
You can't use version 2.0.1 before 12:30. Il faut l'eau, puis pump.stop(). Run it with --force, or (twice).
`;

test.each([
  ['Stay below 1.', 'changed'],
  ['Stay below 1', 'changed'],
  ['5 bar. The mirror is', 'changed'],
  ['.5 bar. The mirror is', 'changed'],
  ['5 degrees.', 'changed'],
  ['flammable liquids may be stored here', 'changed'],
  ['Only non', 'changed'],
  ['at most 40', 'changed'],
  ['5 drums', 'changed'],
  ['You can', 'changed'],
  ['use version 2.0', 'changed'],
  ['before 12', 'changed'],
  ['1.5 bar.', 'part'],
  ['-5 degrees', 'part'],
  ['at most 40,000', 'part'],
  ['Only non-flammable liquids may be stored here,', 'part'],
  ['use version 2.0.1 before 12:30.', 'part'],
  ['eau, puis', 'part'],
  ['stop(). Run it with', 'part'],
  ['force, or (twice)', 'part'],
])('begins and ends where a word or a number does: %j', (quote, verdict) => {
  expect(verdictsOn(EDGES, { path: 'a.md', lines: [1, 4] })(quote)).toBe(verdict);
});

const TOKENS = `Run rm -rf /tmp/build, then rm -rf ./build. See https://good.example/path.evil and write to
admin@good.example.evil.com. Use at most 10^5 rows. Set it to 1 000 000 now, for 400\u00a0000 litres. Fill it to 40% now.
It is ±5 wide, <40 high, costs -$500 and weighs 10<sup>-3</sup> grams; **re**use non\u00adsense, a cafe\u0301 of src/main.ts
with --level=3 by pump.stop(): done. Or HEAD~2, C:\\temp, **10**5.
`;

test.each([
  ['rm -rf /', 'changed'],
  ['rm -rf .', 'changed'],
  ['rm -rf ./', 'changed'],
  ['https://good.example/path', 'changed'],
  ['admin@good.example', 'changed'],
  ['good.example.evil.com', 'changed'],
  ['Use at most 10', 'changed'],
  ['Set it to 1', 'changed'],
  ['Set it to 1 000', 'changed'],
  ['000 litres', 'changed'],
  ['Fill it to 40', 'changed'],
  ['5 wide', 'changed'],
  ['40 high', 'changed'],
  ['$500', 'changed'],
  ['500', 'changed'],
  ['weighs 10', 'changed'],
  ['use non', 'changed'],
  ['use', 'changed'],
  ['sense', 'changed'],
  ['a cafe', 'changed'],
  ['Or HEAD', 'changed'],
  ['C:', 'changed'],
  ['tmp/build', 'changed'],
  ['10', 'changed'],
  ['rm -rf /tmp/build', 'verbatim'],
  ['main.ts', 'verbatim'],
  ['--level', 'verbatim'],
  ['by pump.stop()', 'verbatim'],
  ['stop()', 'verbatim'],
  ['400 000 litres', 'verbatim'],
])('begins and ends where a path, an address or a number does: %j', (quote, verdict) => {
  expect(verdictsOn(TOKENS, { path: 'a.md', lines: [1, 5] })(quote, 'code')).toBe(verdict);
});

const [TYPED, SET] = [
  `Don't call it "open" - it's a non-slip cafe\u0301 of 3-5 doors.`,
  'Don’t call it “open” – it’s a non\u2011slip caf\u00e9 of 3–5 doors.',
];

test.each([
  [TYPED, SET],
  [SET, TYPED],
])('characters that only typesetting tells apart are the same: %j in %j', (quote, text) => {
  const check = verdictsOn(text, { path: 'a.md', lines: [1, 1] });
  expect([quote, quote.replace('slip', 'skid'), quote.replace(/3.5/, '35')].map((one) => check(one))).toEqual([
    'verbatim',
    'changed',
    'changed',
  ]);
});

it('keeps the marks of source code', () => {
  const verdict = verdictsOn('run(`now`)', { path: 'a.ts', lines: [1, 1] });
  expect([verdict('run(`now`)'), verdict('run(now)')]).toEqual(['verbatim', 'changed']);
});

test.each([
  // A heading may turn what stands below it: "Never do what follows".
  'Never reuse item [\u20601].\n\n```ts\nconst key = take(...tools);\nkey.turn();\n```\n\n- oil',
  'Never reuse item [\u20601].\n...\n- oil',
  'Turn the **brass key** twice, then open the [hatch](./hatch.md) by hand.\n\n…\n\n```ts\nkey.turn();\n```',
])('word for word, but for what it says it leaves out: %j', (quote) => {
  expect(verdictOn(quote)).toBe('cut');
});

test.each([
  'Turn the **brass key** … by hand.',
  'Turn the **brass key** [...] by hand.',
  'Turn the **brass key**\n…\nby hand.',
  'Turn the **brass key** twice,\n...\n- oil',
])('what it leaves out begins or ends within a sentence: %j', (quote) => {
  expect(verdictOn(quote)).toBe('part');
});

test('what a quote leaves out is a short stretch of one paragraph, or whole lines at the edge of a block', () => {
  const words = 'It hums and it drips. '.repeat(20);
  const text = `You should always start\nthe pump from outside.\n\nOpen it. ${words}Close it.\n\nStart the pump.`;
  const check = verdictsOn(text, { path: 'a.md', lines: [1, 1] });
  expect(
    [
      'You should … start the pump from outside.',
      'the pump … Open it.',
      'from outside. … Start the pump.',
      'You should always start\nthe pump from outside.\n…\nStart the pump.',
      'You should\n…\nStart the pump.',
      'Open it. … Close it.',
      'Open it.\n\n…\n\nClose it.',
      '… the pump from outside.',
    ].map((quote) => check(quote)),
  ).toEqual(['part', 'changed', 'changed', 'cut', 'changed', 'changed', 'changed', 'part']);
});

describe('the lines of a listing', () => {
  const code = 'if armed:\n    warn()\nlaunch()\n# never call this\nwipe()\n';
  const places = [
    [code, 'a.py'],
    [`# Launch\n\n\`\`\`py\n${code}\`\`\`\n`, 'a.md'],
  ] as const;

  test.each<[string, Verdict]>([
    ['if armed:\n    warn()\nlaunch()', 'verbatim'],
    ['  if armed:\n\n    warn()\n  launch()', 'verbatim'],
    ['if armed:\n\twarn()\nlaunch()', 'verbatim'],
    ['warn()\nlaunch()', 'changed'],
    ['if armed:\n    warn()\n    launch()', 'changed'],
    ['if armed:\nwarn()\nlaunch()', 'changed'],
    ['if armed: warn()', 'changed'],
    ['# never call this wipe()', 'changed'],
    ['launch() # never call this\nwipe()', 'changed'],
    ['# never call\nthis', 'changed'],
    ['never call this\nwipe()', 'part'],
    ['if armed:\n    warn()\n…\nwipe()', 'cut'],
    ['if armed:\nwarn()\n…\nwipe()', 'changed'],
  ])('end and are set in as those of the code: %j', (quote, verdict) => {
    const asBlock = `It says:\n\n\`\`\`\n${quote}\n\`\`\``;
    for (const [text, path] of places) {
      const check = verdictsOn(text, { path, lines: [1, 9] });
      expect([check(quote, 'listing'), check(asBlock.slice('It says:\n\n'.length))]).toEqual([verdict, verdict]);
    }
  });

  it('may be anything where the source is prose', () => {
    const check = verdictsOn('Take the key\nand turn it\ntwice.', { path: 'a.md', lines: [1, 3] });
    expect(check('Take the key and turn\n  it twice.', 'listing')).toBe('verbatim');
  });
});

test.each<[string, Verdict]>([
  ['You must … open it in the rain.', 'changed'],
  ['You … open it in the rain.', 'changed'],
  ['The dome opens when … in the rain.', 'changed'],
  ['The dome … must … open it … in the rain.', 'changed'],
  ['It is dry. … by night.', 'changed'],
  ['You can … close it', 'changed'],
  ['The dome opens … it is dry.', 'part'],
  ['You must not … in the rain.', 'part'],
  ['The dome opens when it is dry. … Close it by night.', 'cut'],
  ['The dome opens when it is dry … Close it by night.', 'cut'],
  ['Use a tool … for oil.', 'part'],
])('what a quote leaves out of a paragraph must not turn the sense: %j', (quote, verdict) => {
  const text =
    'The dome opens when it is dry. You must not open it in the rain. You can’t ever close it alone. It is dry. Close it by night. Use a tool, e.g. a rag, for oil.';
  expect(verdictsOn(text, { path: 'a.md', lines: [1, 1] })(quote)).toBe(verdict);
});

it('finds what stands in a listing that begins as its marks do', () => {
  const check = verdictsOn('<p>**</p><pre>``\n   brass</pre>', { path: 'a.html', lines: [1, 2] });
  expect(check('**\n\n```\n``\n   brass\n```')).toBe('verbatim');
});

it('leaves nothing out of source code', () => {
  const isInCode = verdictsOn('take()\n# never run this\nrun()\n', { path: 'a.py', lines: [1, 3] });
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
        const check = verdictsOn(all.join(' '), { path: 'a.md', lines: [1, 1] });
        const quote = all.slice(a % all.length, (b % all.length) + 1);
        const text = quote.map((one, at) => one + (spaces[at] ?? ' ')).join('');
        fc.pre(quote.length > 0);
        expect(['verbatim', 'part']).toContain(check(text));
        expect(check(`${text} never`)).toBe('changed');
      }),
    );
  });
});

describe('what a person reads of a file', () => {
  const PAGE =
    '<p>Turn the <b>brass</b> key&nbsp;<code>a_b</code>, not <i>the steel</i> one &amp; wait.</p>\n<p>Far off.</p>';

  test.each([
    ['Turn the **brass** key `a_b`, not *the steel* one & wait.', 'verbatim'],
    ['Turn the brass key a_b, not the steel one & wait.', 'verbatim'],
    ['Turn the <b>brass</b> key&nbsp;<code>a_b</code>', 'part'],
    ['Turn the **brass** … `a_b`, not *the steel* one & wait.', 'part'],
    ['Turn the **brass** key … one & wait.', 'changed'],
    ['Turn the brass **key** `a_b`', 'changed'],
    ['Turn the **brass** key `a_b`, the steel one', 'changed'],
    // It is read of the cited lines alone.
    ['<p>Far off.</p>', 'verbatim'],
    ['Turn the **brass** key `a_b`, not *the steel* one & wait.\n\nFar off.', 'changed'],
  ])('is word for word as its text is: %j', (quote, verdict) => {
    expect(verdictsOn(PAGE, { path: 'a.html', lines: [1, 1] })(quote)).toBe(verdict);
  });

  it('may be quoted without what keeps its characters from being marks', () => {
    const check = verdictsOn('<p>Never set __init__ to *args &lt;b&gt;.</p>', {
      path: 'a.html',
      lines: [1, 1],
    });
    expect(
      ['Never set \\_\\_init\\_\\_ to \\*args \\<b>.', 'Never set __init__ to *args <b>.'].map((quote) => check(quote)),
    ).toEqual(['verbatim', 'verbatim']);
  });

  const words = fc.constantFrom('brass', 'turn', 'key', '\n', '\n\n', ' ', '   ', '\n   ');
  const marks =
    '** * _ `` ` :: .. :a:`b` [c](d) <<e,f>> == # - 1. |=== ---- ==== ``` .. note:: .. code-block::sh [source,js] ' +
    '<p> </p> <b> </b> <code>x</code> <pre> </pre> <li> <td> &amp; &lt; <!-- --> {/**/} <Note> ::: \\* {"cell_type":"code","source":["\\n"]}';
  const mark = fc.constantFrom(...marks.split(' '));
  const texts = fc.array(fc.oneof(words, words, mark), { minLength: 1, maxLength: 40 }).map((all) => all.join(''));
  const paths = fc.constantFrom('a.rst', 'a.adoc', 'a.html', 'a.ipynb', 'a.mdx', 'LICENSE');

  it('is found where it stands, and with a word more it is not', () => {
    fc.assert(
      fc.property(paths, texts, fc.nat(5), fc.nat(20), (path, text, skipped, taken) => {
        const lines = text.split('\n');
        const first = Math.min(skipped, lines.length - 1);
        const last = Math.min(lines.length, first + taken + 1);
        const from = lines.slice(0, first).join('\n').length + (first === 0 ? 0 : 1);
        const shown = toReadable(path, text).cut(from, lines.slice(0, last).join('\n').length);
        fc.pre(/[a-z]/.test(shown.replace(/^\s*(?:`{3,}|~{3,}).*$/gm, '')) && !/…|\.{3}/.test(shown));
        const check = verdictsOn(text, { path, lines: [first + 1, last] });
        // A comment of the page may stand around it.
        expect(['verbatim', 'part']).toContain(check(shown));
        expect(check(`${shown}\n\nnever`)).toBe('changed');
      }),
      { numRuns: 2_000 },
    );
  });
});
