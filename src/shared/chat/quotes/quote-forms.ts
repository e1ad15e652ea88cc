/** Ways to show words as a quote with a citation: `[name, Markdown, the words as they are checked, the numbers]`. */
export type QuoteForm = readonly [name: string, markdown: string, text: string, ns: readonly number[]];

const WORDS = 'turn the brass key twice';
const form = (name: string, markdown: string, text = WORDS, ns: readonly number[] = [1]): QuoteForm => [
  name,
  markdown,
  text,
  ns,
];

const marks = [
  `"${WORDS}"`,
  `“${WORDS}”`,
  `'${WORDS}'`,
  `‘${WORDS}’`,
  `«${WORDS}»`,
  `« ${WORDS} »`,
  `»${WORDS}«`,
  `„${WORDS}“`,
  `„${WORDS}”`,
  `”${WORDS}”`,
  `‚${WORDS}‘`,
  `‹${WORDS}›`,
  `「${WORDS}」`,
  `『${WORDS}』`,
  `《${WORDS}》`,
  `＂${WORDS}＂`,
  `❝${WORDS}❞`,
  `''${WORDS}''`,
  `“${WORDS}"`,
  `" ${WORDS} "`,
  `\`${WORDS}\``,
  `&quot;${WORDS}&quot;`,
  `&#8220;${WORDS}&#x201d;`,
  `\\"${WORDS}\\"`,
];

export const inlineForms: readonly QuoteForm[] = [
  ...marks.flatMap((quoted) => [
    form(`${quoted} before its citation`, `It says ${quoted} [1], too.`),
    form(`${quoted} behind its citation`, `[1]: ${quoted}.`),
  ]),
  form('without a space before its citation', `It says "${WORDS}"[1].`),
  form('without a space before itself', `It says:"${WORDS}" [1].`),
  form('with its citation in parentheses', `It says "${WORDS}" ([1], line 3).`),
  form('with the line first', `It says "${WORDS}" (line 3, [1]).`),
  form('with words before its citation', `It says "${WORDS}", see line 3 of [1].`),
  form('with its citation after the full stop', `It says "${WORDS}." [1]`),
  form('with a place in its citation', `It says "${WORDS}" [1, line 3].`),
  form('with a range of citations', `It says "${WORDS}" [1-2].`, WORDS, [1, 2]),
  form('with its citation inside', `It says "${WORDS} [1]."`),
  form('with its citation inside, in other brackets', `It says "${WORDS}【1】".`),
  form('with its citation at its start', `It says "[1] ${WORDS}".`),
  form('after "according to"', `According to [1], "${WORDS}".`),
  form('a sentence after its citation', `The guide [1] is clear. It says: "${WORDS}".`),
  form('a sentence before its citation', `"${WORDS}". So says the guide [1].`),
  form('over two lines', 'It says "turn the\nbrass key twice"\n[1].', 'turn the\nbrass key twice'),
  form('in bold', `**"${WORDS}"** [1]`),
  form('in bold with its citation', `**"${WORDS}" [1]**`),
  form('with its words in italics', `"*${WORDS}*" [1]`),
  form('with bold within', '"turn the **brass key** twice" [1]', 'turn the **brass key** twice'),
  form('from bold to plain', '**"turn the** brass key twice" [1]', 'turn the** brass key twice'),
  form('with a bold citation', `"${WORDS}" **[1]**`),
  form('with an escaped citation', `"${WORDS}" \\[1\\]`),
  form('with a citation spelt in entities', `"${WORDS}" &#91;1&#93;`),
  form('with a citation in other brackets', `"${WORDS}" 【1】`),
  form('with a footnote for a citation', `"${WORDS}" [^1]`),
  form('with code within', '"turn `the brass` key twice" [1]', 'turn `the brass` key twice'),
  form(
    'with a link within',
    '"turn [the](https://a.example) brass key twice" [1]',
    'turn [the](https://a.example) brass key twice',
  ),
  form('with an apostrophe', "'don't turn the brass key' [1]", "don't turn the brass key"),
  form('in single marks with a possessive', "'use the users' brass key' [1]", "use the users' brass key"),
  form('in a heading', `## "${WORDS}" [1]`),
  form('under a heading that cites', `## What [1] says\n\n"${WORDS}"`),
  form('in a list item', `- First\n- "${WORDS}" [1]`),
  form('in a list under the line that cites', `The guide [1] says:\n\n- "${WORDS}"\n- more`),
  form('in a list inside an item that cites', `- [1] says:\n  - "${WORDS}"`),
  form('in a cell beside its citation', `| Says | Where |\n| --- | --- |\n| "${WORDS}" | [1] |`),
  form('in a cell after its citation', `| Where | Says |\n| --- | --- |\n| [1] | “${WORDS}” |`),
  form('in a table without outer lines', `Says | Where\n--- | ---\n'${WORDS}' | [1]`),
  form('under the head of a table that cites', `| As [1] says |\n| --- |\n| "${WORDS}" |`),
  form('before a line that only cites', `"${WORDS}"\n\n[1]`),
  form('before a line that says where it is from', `"${WORDS}"\n\n— the guide [1]`),
  form('after a line that cites', `According to the guide [1]:\n\n"${WORDS}"`),
  form('that does not end', `It says "${WORDS} [1].`),
  form('after a mark that does not end', `It is 5" long and " wide: "${WORDS}" [1].`),
  form('after a measure within', `"turn the 6" brass key" [1]`, 'turn the 6" brass key'),
  form('over two paragraphs', 'It says “turn the brass\n\nkey twice” [1].', 'turn the brass\n\nkey twice'),
  form('of three words beside its citation', 'It is "not thread safe" [1].', 'not thread safe'),
  form('of two words, a value', 'The timeout is "10 seconds" [1].', '10 seconds'),
  form('of one number', 'It takes ‘60’ ([1]).', '60'),
  form(
    'of a value in a row that cites',
    '| What | Long | So | Where |\n| - | - | - | - |\n| Time | "90 s" | yes | [1] |',
    '90 s',
  ),
  form('of one call in code', 'Then `pump.stop()` [1] ends it.', 'pump.stop()'),
  form('of one option in code', 'As in [1], `--force`.', '--force'),
  form('without spaces', '「黄銅の鍵を二回回す」[1]', '黄銅の鍵を二回回す'),
  form('in HTML', `<q>"${WORDS}"</q> [1]`),
  form('behind a tag with a backtick', `<a href="\`"> “${WORDS}” [1] \``),
  form('after a listing in a list', `- \`\`\`\n  a\n\n"${WORDS}" [1]`),
  form('after a listing with a mark in it', `\`\`\`\n- \`\`\`\n    \`\`\`\n\`\`\`\n\n"${WORDS}" [1]`),
  form('after code of three backticks', `\`\`\`x\`\`\` then\n\n"${WORDS}" [1]`),
  form('after HTML with backticks in it', `<div>\n\`\`\`\n\n"${WORDS}" [1]`),
];

/** Names in code that cite, which need only occur. */
export const nameForms: readonly QuoteForm[] = [
  form('a name', 'It is `useEffect` [1].', 'useEffect'),
  form('two words', 'Run `dome shut` [1].', 'dome shut'),
  form('a name in a list item', '- `useEffect`: [1]', 'useEffect'),
  form('a name in bold', '**`useEffect`** [1][2]', 'useEffect', [1, 2]),
  form('a name in a cell', '| What | Where |\n| - | - |\n| `useEffect` | [1] |', 'useEffect'),
];

export const blockForms: readonly QuoteForm[] = [
  form('a blockquote', `> ${WORDS} [1]`),
  form('with its citation in the next line', `> ${WORDS}\n\n[1]`),
  form('with a line that names its source', `> ${WORDS}\n\nSource: the guide, line 3 [1]`),
  form('with its source in parentheses', `> ${WORDS}\n\n(from [1])`),
  form('with an attribution', `> ${WORDS}\n\n— the guide [1]`),
  form('under a line that cites and introduces', `According to [1], it is so:\n\n> ${WORDS}`),
  form('under another one', `According to [1], it is so:\n\n> ${WORDS}\n\n> ${WORDS}`),
  form('under a heading that cites', `### [1]\n> ${WORDS}`),
  form('in italics', `> *${WORDS}* [1]`),
  form('in any marks', `> »${WORDS}« [1]`),
  form('with an escaped citation', `> ${WORDS} \\[1\\]`, `${WORDS} \\[1\\]`),
  form('in a list', `- a\n\n  > ${WORDS} [1]`),
  form('with a range of citations', `> ${WORDS} [1–2]`, WORDS, [1, 2]),
  form('in a footnote', `a[^x]\n\n[^x]: > ${WORDS} [1]`),
  form('in itself', `> > ${WORDS} [1]`, `> ${WORDS}`),
  form('too long to be parsed', `> ${`${WORDS} `.repeat(800)}[1]`, `${WORDS} `.repeat(800).trim()),
  form('behind a paragraph', `It says\n> ${WORDS} [1]`),
  form('after a listing that its list ends', `- \`\`\`\n  a\n\n> ${WORDS} [1]`),
  form('after a listing that seems to end', `\`\`\`\n    \`\`\`\n- \`\`\`\n\`\`\`\n\n> ${WORDS} [1]`),
  form('after HTML with backticks in it', `<pre>\n\`\`\`\n</pre>\n\n> ${WORDS} [1]`),
  form('with line ends of Windows', `> ${WORDS}\r\n> [1]\r\n`),
];

export const codeForms: readonly QuoteForm[] = [
  form('before its citation', `\`\`\`\n${WORDS}\n\`\`\`\n[1]`),
  form('before its citation, apart', `~~~sh\n${WORDS}\n~~~\n\n([1], line 3)`),
  form('before a line that names its source', `\`\`\`\n${WORDS}\n\`\`\`\n\nFrom [1].`),
  form('behind its citation', `As in [1]:\n\n\`\`\`\n${WORDS}\n\`\`\``),
  form('set in', `Text.\n\n    ${WORDS}\n\n[1]`, `    ${WORDS}`),
  form('set in, with a blank line', `Text.\n\n    ${WORDS}\n\n    key\n\n[1]`, `    ${WORDS}\n\n    key`),
  form('in a list', `- a\n\n  \`\`\`\n  ${WORDS}\n  \`\`\`\n  [1]`, `  ${WORDS}`),
  form('with its citation in a comment', `Text.\n\n\`\`\`ts\n${WORDS} // [1]\n\`\`\``),
  form('under a comment that cites', `\`\`\`py\n# from [1]\n${WORDS}\n\`\`\`\n\nText.`),
  form('with a comment that closes', `\`\`\`c\n${WORDS} /* [1] */\n\`\`\`\n[1]`),
  form('with a range in a comment', `Text.\n\n\`\`\`ts\n${WORDS} // [1-2]\n\`\`\``, WORDS, [1, 2]),
  form('with its citation in its label', `Text.\n\n\`\`\`text [1]\n${WORDS}\n\`\`\``),
  form('that does not end', `As in [1]:\n\n\`\`\`\n${WORDS}`),
];

/** What may be drawn as a paragraph or as a blockquote: it is looked at as both. */
export const doubtfulForms: readonly QuoteForm[] = [
  form('after a quoted heading', `> # Key\n"${WORDS}" [1]`),
  form('set in behind a paragraph', `It says\n    > "${WORDS}" [1]`),
];

/** Quotes without a number, in an answer that comes from passages: `[name, Markdown, the words as they are checked]`. */
export const uncitedForms: readonly (readonly [name: string, markdown: string, text: string])[] = [
  ...marks
    .filter((quoted) => !quoted.startsWith('`'))
    .map((quoted): readonly [string, string, string] => [`${quoted} in a sentence`, `It says ${quoted}, too.`, WORDS]),
  ['a blockquote', `> ${WORDS}`, WORDS],
  ['a short blockquote', '> It turns.', 'It turns.'],
  ['a blockquote that names its source in bold', '> **The guide:** it turns.', '**The guide:** it turns.'],
  ['a blockquote that only begins like a note', '> **Note** that it turns.', '**Note** that it turns.'],
  ['a listing told as a quote', `Verbatim:\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS],
  ['a listing quoted directly', `Quoting directly:\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS],
  ['bold words told as a quote', `Quote: **${WORDS}**`, WORDS],
  ['a blockquote in a list', `- a\n\n  > ${WORDS}`, WORDS],
  ['a blockquote with a listing in it', `> Turn:\n>\n> \`\`\`\n> turn();\n> \`\`\``, 'Turn:\n\n```\nturn();\n```'],
  ['a blockquote in another part of a cited answer', `The guide is [1].\n\nMore.\n\n> ${WORDS}\n\nMore.`, WORDS],
  ['words in a list item', `- The guide says "${WORDS}".`, WORDS],
  ['words in a cell', `| Says |\n| --- |\n| "${WORDS}" |`, WORDS],
  ['words in a heading', `## "${WORDS}"`, WORDS],
  ['words in bold', `**"${WORDS}"**`, WORDS],
  ['words in a footnote', `a[^x]\n\n[^x]: "${WORDS}"`, WORDS],
  ['words in HTML', `<q>"${WORDS}"</q>`, WORDS],
  ['words in a tag of a quote', `<q>${WORDS}</q>`, WORDS],
  ['words in a blockquote of HTML', `<blockquote>\n<p>${WORDS}</p>\n</blockquote>`, WORDS],
  ['words in quotation marks in a note', `> **Note:** it says "${WORDS}".`, WORDS],
  ['words over two lines of a note', '> **Note:** it says "turn the\n> brass key twice".', 'turn the\nbrass key twice'],
  ['words over two paragraphs', 'It says “turn the brass\n\nkey twice”.', 'turn the brass\n\nkey twice'],
  ['words in a paragraph of a cited answer', `The guide is [1].\n\nMore.\n\nIt says "${WORDS}".`, WORDS],
];

/** Quotes of such an answer that are ones only where what introduces them names a source of it: with what that names. */
export const introducedForms: readonly (readonly [name: string, markdown: string, text: string, named: string])[] = [
  ['a listing', `\`docs/dome.md\` says:\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS, '`docs/dome.md`'],
  [
    'a listing in a list',
    `- The dome guide contains this:\n\n  \`\`\`\n  ${WORDS}\n  \`\`\``,
    `  ${WORDS}`,
    '- The dome guide',
  ],
  ['a listing from a file', `This is from **dome.py**:\n\n\`\`\`py\n${WORDS}\n\`\`\``, WORDS, '**dome.py'],
  ['bold words', `The guide states verbatim: **${WORDS}**`, WORDS, 'The guide'],
  ['slanted words', `As we saw, the dome guide says: _${WORDS}_.`, WORDS, 'the dome guide'],
  ['a listing under its file', `**docs/dome.md**\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS, 'docs/dome.md'],
  ['a listing under a heading', `### From docs/dome.md\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS, 'docs/dome.md'],
  ['a listing under its lines', `\`src/dome.py\`, line 3:\n\n\`\`\`py\n${WORDS}\n\`\`\``, WORDS, 'src/dome.py'],
  ['a listing with a label', `Text.\n\n\`\`\`md title="docs/dome.md"\n${WORDS}\n\`\`\``, WORDS, 'docs/dome.md'],
  ['a listing of a text', `Here is the text from docs/dome.md\n\n\`\`\`\n${WORDS}\n\`\`\``, WORDS, 'docs/dome.md'],
  [
    'a listing behind a sentence',
    `Per the rules, in docs/rules.md, the text is\n\n\`\`\`\n${WORDS}\n\`\`\``,
    WORDS,
    'Per the rules, in docs/rules.md, the text is',
  ],
  ['bold words, told as a quote', `Quote from the guide: **${WORDS}**`, WORDS, 'the guide'],
  ['bold words, told as its own', `The guide’s own words: **${WORDS}**`, WORDS, 'The guide'],
  ['slanted words before an attribution', `*${WORDS}* — docs/dome.md`, WORDS, 'docs/dome.md'],
  ['a listing before an attribution', `\`\`\`\n${WORDS}\n\`\`\`\n— docs/dome.md`, WORDS, 'docs/dome.md'],
  ['a note that says who says so', `> **Note:** ${WORDS}, says the dome guide.`, WORDS, 'the dome guide'],
  ['a note that says so first', `> **Note:** According to dome.md, ${WORDS}`, WORDS, 'dome.md'],
  ['a warning in a quotation mark', `> [!WARNING]\n> The guide says: “${WORDS}”`, WORDS, 'The guide'],
];

/** What introduces a listing as an example of the answer's own, and what does not. */
export const ownExamples: readonly string[] = [
  'Here is an example [1]:',
  'It is called so [1]. For example, you could write:',
  'For instance [1]:',
  'So you might use it like this [1]:',
  'A minimal example [1][2]:',
  'Something like this [1]:',
];
export const takenExamples: readonly string[] = [
  'As in [1]:',
  'The guide [1] gives an example:',
  '[1] shows, for example:',
  'Here is an example from the guide [1]:',
  'An example in the docs [1]:',
  'Here is the example [1]:',
  'It says for example [1]:',
];

/** What is no quote in an answer that comes from passages. */
export const ownWords: readonly string[] = [
  'Set it to "strict mode" or “not so strict”; the "key", the \'lock\' and "10 seconds" are mine.',
  "Don't use the users' keys, it's not what's meant, and the dogs' bowls aren't either.",
  "It isn't 5' 6\" tall but 6' 2\" wide and 7' 1\" deep, or so they say here.",
  'A screen of 5" that is better than the one of 6" is this.',
  'Take the " mark as it is and go on with it.',
  'Take the " mark as it is.\n\nAnd so on, until the end" of it.',
  'It is 5" wide.\n\nAnd it goes on for a while, up to 6" or so.',
  'Run `echo "turn the brass key twice"` first.',
  '```sh\necho "turn the brass key twice"\n```',
  '    echo "turn the brass key twice"',
  'See [the guide](https://a.example "turn the brass key twice").',
  'See [the guide][x].\n\n[x]: https://a.example "turn the brass key twice"',
  '> \n> ---',
  '> **Note:** the key is of brass.',
  '> 💡 **Tip**: turn it twice.',
  '> [!WARNING]\n> It turns.',
  '> **Warning**\n>\n> It turns.',
  'a > b',
  '**You need to turn the brass key twice.**',
  'The guide is clear: **you must turn the brass key twice**.',
  'The guide says that **you must turn the brass key twice**.',
  'Do this:\n\n```sh\nturn the brass key twice\n```',
  'The guide says you need a key. Create one:\n\n```sh\nmake the brass key now\n```',
  'Import it from `src/dome.py`:\n\n```py\nfrom dome import open, shut\n```',
  'Paste this verbatim:\n\n```sh\nturn the brass key twice\n```',
  '*You turn the brass key twice, then wait.*',
  '<pre>turn the brass key twice</pre>',
  '`docs/dome.md` says nothing about this:\n\n```py\nturn the brass key twice\n```',
  'Change `src/dome.py`:\n\n```py\nturn the brass key twice\n```',
  'It shows how this is done:\n\n```py\nturn the brass key twice\n```',
  'Write `<q>` where you quote, and `<blockquote>` else.',
];

/** Words that only a number right behind them makes a quote: `[name, Markdown with the number]`. */
export const mayBeOwnForms: readonly (readonly [name: string, markdown: string])[] = [
  ['a slanted sentence', `*${WORDS}.* [1]`],
  ['a slanted sentence behind another', `So it is. _${WORDS}_ [1].`],
  ['a slanted sentence in a list', `- *${WORDS}* [1]`],
  ['a listing of HTML', `<pre>${WORDS}</pre> [1]`],
  ['a listing of HTML, apart', `<pre>\n${WORDS}\n</pre>\n\n[1]`],
];

/** Words of an answer's own beside a number. */
export const ownCitedWords: readonly string[] = [
  '**You need to turn the brass key twice** [1].',
  '**Guide › Key** [1]',
  'So you *turn the brass key twice now* [1].',
  '*Turn it twice*, as in [1].',
  '*Turn the brass key twice now*, and wait. See [1].',
  'The timeout is **10 seconds** [1], **and no more than that**.',
];

/** Quotes that nobody can check. */
export const unknownForms: readonly (readonly [name: string, markdown: string])[] = [
  ['words before an unknown number', `It says "${WORDS}" [99].`],
  ['words after one', `[99] says: “${WORDS}”.`],
  ['words beside one, before a known one', `It says "${WORDS}" [99]. The guide is [1].`],
  ['a blockquote with one in it', `> ${WORDS} [99]`],
  ['a blockquote before one', `> ${WORDS}\n\n[99]`],
  ['a blockquote that glues it to a word', `> ${WORDS}[99]`],
  ['a listing before one', `\`\`\`\n${WORDS}\n\`\`\`\n\n[99]`],
  ['code before one', `\`${WORDS}\` [99]`],
  ['a cell beside one', `| Says | Where |\n| --- | --- |\n| "${WORDS}" | [99] |`],
];

export const noQuotes: readonly string[] = [
  "Don't use the users' keys, it's not what's meant [1].",
  "It isn't 5' 6\" tall but 6' 2\" wide and 7' 1\" deep [1].",
  'The "strict" mode and the “safe” one differ [1].',
  'It is `useEffect`, or `a.b()`. The guide is [1].',
  'It runs twice [1]. `useMemo` is another one.',
  'It is `my own` and [1].',
  'A screen of 5"x6" [1].',
  'It is between 5" and 6" [1], not "10 s".\n\nOr "60 bar". The guide is [1].',
  'Call `turn the brass key twice` when you like. The guide is [1].',
  '"Turn the brass key twice" is what you asked.',
  'You asked for "a b c d e f".\n\nThe guide says no [1].',
  "Rock 'n' roll of the '90s [1].",
  'Take `rows[0]` of "these five words of mine".',
  'Take rows[0] of "these five words of mine".',
  'As [1] says, it runs twice. For example:\n\n```ts\nmy(own, example, of, it);\n```',
  '```ts\nrows[1]; // the rows[1]\nshow(rows); // [99]\n```',
  'A list [1]\n\n- `a` is "b"\n- c',
  '> memory of mine\n\n**Guide › Key** [1]\n\nIt turns.',
  'x'.repeat(100) + ' [1]',
];
