import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities } from '../chunking/html-entities';
import { toReadable } from './to-readable';

const read = (path: string, ...lines: readonly string[]): string => {
  const text = lines.join('\n');
  return toReadable(path, text).cut(0, text.length);
};

/** The stretch of a file from one text to the end of another. */
const cut = (path: string, text: string, first: string, last: string): string =>
  toReadable(path, text).cut(text.indexOf(first), text.indexOf(last) + last.length);

describe('reStructuredText is read', () => {
  test.each([
    ['a title', ['=====', 'Guide', '=====', '', 'Part', '----', 'Text.'], '# Guide\n\n## Part\n\nText.'],
    ['literals and roles', ['``a`b`` :func:`~m.f` :doc:`the guide </g>` :kbd:`x`'], '``a`b`` `m.f` the guide `x`'],
    ['a number by its role', ['See :rfc:`2616`.'], 'See RFC 2616.'],
    [
      'links',
      ['`a <https://a.example/x_y>`__ `b <javascript:c>`_ `d`_ |e| [1]_'],
      '[a](https://a.example/x_y) b d e [1]',
    ],
    ['emphasis', ['**a** *b* `c` __init__ d_e \\*f a\\ b'], '**a** *b* *c* \\_\\_init\\_\\_ d_e \\*f ab'],
    ['a text that introduces', ['Run::', '', '  a', '', '    b', '', 'End.'], 'Run:\n\n```\na\n\n  b\n```\n\nEnd.'],
    ['colons apart', ['Run ::', '', '  a'], 'Run\n\n```\na\n```'],
    ['a listing with backticks', ['::', '', '  ```'], '````\n```\n````'],
    ['a session', ['>>> f()', '1', '', 'End.'], '```python\n>>> f()\n1\n```\n\nEnd.'],
    ['a note in its body', ['.. note::', '   :class: x', '', '   Mind *this*.'], '**Note:**\n\nMind *this*.'],
    ['since when', ['.. versionadded:: 3.2', '   It is new.'], '**New in version 3.2:**\n\nIt is new.'],
    ['a function', ['.. py:function:: f(a, b=1)', '', '   Does it.'], '`f(a, b=1)`\n\nDoes it.'],
    [
      'a function called in two ways',
      ['.. function:: f(a)', '   f(a, b)', '', '   Does.'],
      '`f(a)`\n\n`f(a, b)`\n\nDoes.',
    ],
    ['no entry of an index', ['.. index::', '   single: a; b', '', '.. index:: c', '', 'Text.'], 'Text.'],
    [
      'a literal that wraps into an introduction',
      ['Call ``not', 'f(x)``::', '', '  a'],
      'Call `not f(x)`:\n\n```\na\n```',
    ],
    [
      'a line that looks like an item',
      ['The sum ``1 +', '+ 2`` is', '- as said - 3.'],
      'The sum `1 + + 2` is\n\\- as said - 3.',
    ],
    [
      'references',
      ['See pond_ and deep-pond__, not a_b nor __c__ nor *d_*.'],
      'See pond and deep-pond, not a_b nor \\_\\_c\\_\\_ nor *d\\_*.',
    ],
    [
      'no field that is filled in elsewhere',
      [':Release: |release|', ':Date: |today|', ':Author: Me'],
      '- **Author:** Me',
    ],
    ['a signature with escapes', ['.. function:: f(type\\_, \\*a)', '', '   Does.'], '`f(type_, *a)`\n\nDoes.'],
    [
      'a signature over several lines',
      [
        '.. function:: run(args, *, \\',
        '                  b=None,\\',
        '                  c=None)',
        '              go(d)',
        '',
        '   Does.',
      ],
      '`run(args, *, b=None, c=None)`\n\n`go(d)`\n\nDoes.',
    ],
    ['a title of its own', ['.. admonition:: Mind the gap', '', '   Do.'], '**Mind the gap**\n\nDo.'],
    ['lists', ['* a', '  b', '', '  - c', '', '#. d', '2. e'], '- a\nb\n\n   - c\n\n1. d\n2. e'],
    ['terms', ['term', '  What it *is*.'], '**term**\n\nWhat it *is*.'],
    ['fields', [':param x: is `y`'], '- **param x:** is *y*'],
    [
      'what a description says in options',
      [
        '.. confval:: wait',
        '   :type: int',
        '   :no-index:',
        '   :module: a',
        '   :default: ``15``',
        '',
        '   Seconds.',
      ],
      '`wait`\n\n- **type:** int\n- **default:** `15`\n\nSeconds.',
    ],
    [
      'an option over several lines',
      [
        '.. py:data:: ways',
        '   :value: (1,',
        '     2)',
        '',
        '   Ways.',
        '',
        '.. py:data:: out',
        '   :value: |release|',
      ],
      '`ways`\n\n- **value:** (1,\n2)\n\nWays.\n\n`out`',
    ],
    ['no option of anything else', ['.. note:: Mind.', '   :class: wide', '   :default: 3'], '**Note:** Mind.'],
    ['options', ['-v, --verbose  says more'], '- `-v, --verbose` says more'],
    ['a table', ['+---+', '| a |', '+---+', '', 'End.'], '```\n+---+\n| a |\n+---+\n```\n\nEnd.'],
    ['columns', ['== ==', 'a  b', '== ==', 'c  d', '== =='], '```\n== ==\na  b\n== ==\nc  d\n== ==\n```'],
    ['verse and footnotes', ['| a', '| b', '', '.. [1] c', '.. [2] d'], 'a\n\nb\n\n[1] c\n\n[2] d'],
    ['no comment, target, picture', ['.. _a:', '', '.. image:: b.png', '', '.. c', '', 'Text.'], 'Text.'],
    ['what looks like Markdown', ['# a', '', '<b> [x](y)'], '\\# a\n\n\\<b> [x\\](y)'],
  ])('%s', (_, lines, shown) => {
    expect(read('a.rst', ...lines)).toBe(shown);
  });

  test('from the middle of a listing as one', () => {
    const text = 'Run:\n\n.. code-block:: sh\n\n   one\n\n   two\n\n   three\n\nEnd.';
    expect(cut('a.rst', text, '   two', 'End.')).toBe('```sh\ntwo\n\nthree\n```\n\nEnd.');
  });
});

test('a listing may have as many lines as a file', () => {
  const lines = '   a\n'.repeat(250_000);
  expect(read('a.rst', '::', '', lines)).toBe(`\`\`\`\n${'a\n'.repeat(250_000)}\`\`\``);
});

describe('AsciiDoc is read', () => {
  test.each([
    ['titles', ['= Guide', '', 'Part', '----', 'Text.'], '# Guide\n\n## Part\n\nText.'],
    ['quoted text', ['*a* _b_ `c` `+d_e+` ##f## 2 * 3 * 4 g_h_i'], '**a** *b* `c` `d_e` f 2 \\* 3 \\* 4 g_h_i'],
    [
      'references',
      ['<<a,The a>> <<b>> xref:c.adoc[] link:d[D] https://e.example[E]'],
      'The a b c.adoc D [E](https://e.example)',
    ],
    [
      'macros',
      ['kbd:[Ctrl+C] menu:File[Open] image:a.png[A plan] xfootnote:[Or not.]'],
      '`Ctrl+C` File › Open A plan x (Or not.)',
    ],
    [
      'macros of a project’s own',
      ['See linkgit:git-revert[1], linkjava:a.b.C[the `C` class] at 12:30[b] or std::vector[0].'],
      'See `git-revert`, ``the `C` class`` at 12:30[b] or std::vector[0].',
    ],
    [
      'a listing',
      ['.A title', '[source,java,linenums]', '----', 'a', '', '  b', '----'],
      '**A title**\n\n```java\na\n\n  b\n```',
    ],
    ['code that wraps', ['Use `git', 'bisect` or `a` and `b`.'], 'Use `git bisect` or `a` and `b`.'],
    ['a title that is code', ['`done`', '~~~~~~', 'Text.'], '### `done`\n\nText.'],
    ['no condition within a paragraph', ['a', 'ifdef::x[]', 'b', 'endif::x[]'], 'a\nb'],
    ['a macro with an attribute', ['linkgit:a{litdd}b[1]'], '`a{litdd}b`'],
    ['a listing without a language', ['....', 'a', '....', 'End.'], '```\na\n```\n\nEnd.'],
    ['a listing without borders', ['[source,sh]', 'run', '', 'End.'], '```sh\nrun\n```\n\nEnd.'],
    ['a border that never ends as none', ['----', '* a', '', '+++', '|===', 'b'], '- a\n\n+++\n\nb'],
    ['a title on a condition', ['ifdef::x[]', 'Wind', '~~~~', 'Text.', 'endif::x[]'], '### Wind\n\nText.'],
    ['a title of three letters', ['GIT', '---', 'Text.'], '## GIT\n\nText.'],
    [
      'verse by its lines',
      ['[verse]', "'git dome' [-v]", "'git dome' open <name>", '', 'Text.'],
      "```\n'git dome' [-v]\n'git dome' open <name>\n```\n\nText.",
    ],
    [
      'verse between borders',
      ['[verse, A. Heron]', '____', 'One,', '', 'two.', '____', 'End.'],
      '```\nOne,\n\ntwo.\n```\n\nEnd.',
    ],
    ['a literal paragraph', ['Run:', '', ' a', ' b'], 'Run:\n\n```\n a\n b\n```'],
    ['lists', ['* a', '** b', '. c', '<1> d', '- e', '+', 'f'], '- a\n   - b\n1. c\n1. d\n- e\n\nf'],
    ['terms', ['key:: It', 'turns.'], '- **key:** It\nturns.'],
    ['a warning', ['[WARNING]', '====', 'Do not.', '===='], '**WARNING:**\nDo not.'],
    [
      'a table',
      ['[%header,cols="1,2"]', '|===', '|a |b', '', '|c', '|`d`', '|==='],
      '| a | b |\n| --- | --- |\n| c | `d` |',
    ],
    ['no raw text or comment', ['++++', '<script>', '++++', '// a', ':b: c', 'Text.'], 'Text.'],
    [
      'what looks like Markdown, and only that is escaped',
      ['# a', '', '`x` <b> <c@d.e> C:\\d', '', '<b>', '', '* refs/*', '* c*d*'],
      '\\# a\n\n`x` <b> \\<c@d.e> C:\\d\n\n\\<b>\n\n- refs/*\n- c\\*d\\*',
    ],
  ])('%s', (_, lines, shown) => {
    expect(read('a.adoc', ...lines)).toBe(shown);
  });

  test('from the middle of a listing as one', () => {
    const text = '[source,sh]\n----\none\n\ntwo\n----\nEnd.';
    expect(cut('a.adoc', text, 'two', 'End.')).toBe('```sh\ntwo\n```\n\nEnd.');
  });
});

describe('HTML is read', () => {
  test.each([
    ['headings and paragraphs', '<h2>A <em>b</em></h2><p>c\n d</p>e<br>f', '## A *b*\n\nc d\n\ne\n\nf'],
    [
      'entities as what they stand for',
      '<p>&lt;b&gt; &amp;amp; *a* _b_ `c`</p>',
      '\\<b> &amp; \\*a\\* \\_b\\_ \\`c\\`',
    ],
    ['code', '<p><code>a <b>`</b></code> <kbd>x</kbd></p>', '`` a ` `` `x`'],
    ['lists', '<ol><li><p>a</p><ul><li>b</ul><li>c</ol>d', '1. a\n   - b\n2. c\n\nd'],
    [
      'a listing',
      '<pre class="highlight"><code class="lang-js">if (a &lt; <b>b</b>)\n\n  c</code></pre>d',
      '```js\nif (a < b)\n\n  c\n```\n\nd',
    ],
    [
      'a listing by what is around it',
      '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span>a</pre></div></div>',
      '```python\na\n```',
    ],
    ['a table', '<table><tr><th>a<th>b<tr><td>c|d<td><p>e</p></table>', '| a | b |\n| --- | --- |\n| c\\|d | e |'],
    ['a page that a table arranges', '<table><tr><td><h1>a</h1><td><pre>b</pre></table>', '# a\n\n```\nb\n```'],
    [
      'links that lead out',
      '<a href="https://a.example/?b&amp;c">d</a> <a href="javascript:e">f</a> <a href="g">h</a>',
      '[d](https://a.example/?b&c) f h',
    ],
    ['no way around the page', '<nav>a</nav><script>b</script><style>c</style><!-- d --><svg>e</svg>f', 'f'],
    ['text that looks like Markdown', '<p># a</p><p>1. b</p><p>[c](d)</p>', '\\# a\n\n1\\. b\n\n[c\\](d)'],
    ['marks that are never closed', '<b>a<p>b</i> <code>c', 'a\n\nb c'],
    ['spaces within marks as none', '<p>a<b> b </b>c</p>', 'a b c'],
    ['a picture by its text', '<p>a <img src="https://x.example/p.png" alt="A plan"> b</p>', 'a A plan b'],
  ])('with %s', (_, html, shown) => {
    expect(read('a.html', html)).toBe(shown);
  });

  test('from the middle of a listing as one', () => {
    const text = '<pre><code class="language-sh">one\ntwo</code></pre>\n<p>End.';
    expect(cut('a.html', text, 'two', 'End.')).toBe('```sh\ntwo\n```\n\nEnd.');
  });
});

test.each(['~', '=', '-', '^', '*'])('a plain text is read without what is drawn below its titles: %s', (mark) => {
  const [below, border] = [mark.repeat(11), mark.repeat(5)];
  expect(read('a.txt', 'Signed tags', below, 'Text ~~ of it.', '', border, 'sh --long', border, '', below)).toBe(
    `Signed tags\n\nText ~~ of it.\n\n${border}\nsh --long\n${border}\n\n${below}`,
  );
});

test('a section of AsciiDoc with an anchor, or attributes, above its underlined title has that for a heading', () => {
  const lines = ['[[Remap_to_ancestor]]', 'Remap to ancestor', '~~~~~~~~~~~~~~~~~', '', 'Text.'];
  expect(read('a.adoc', ...lines)).toBe('### Remap to ancestor\n\nText.');
  expect(read('a.adoc', '[role="x"]', ...lines.slice(1))).toBe('### Remap to ancestor\n\nText.');
  expect(read('a.adoc', 'Words [1]', ...lines.slice(1, 3))).not.toContain('###');
});

describe('a notebook is read', () => {
  const cells = [
    { cell_type: 'markdown', source: ['# Caf\u00e9 "x"\n', 'a\tb'] },
    { cell_type: 'code', source: 'f("\\n")\n\nlast', outputs: [{ text: 'said' }] },
    { cell_type: 'code', source: 'quiet', outputs: [] },
    { cell_type: 'raw', source: ['raw'] },
  ];
  const shown = '# Café "x"\na\tb\n\n```PYTHON\nf("\\n")\n\nlast\n```\n\n…\n\n```PYTHON\nquiet\n```\n\n```\nraw\n```';

  test.each([
    ['in lines', JSON.stringify({ cells, metadata: {} }, null, 1), 'python'],
    [
      'in one line, its language at the end',
      JSON.stringify({ cells, metadata: { kernelspec: { language: 'R' } } }),
      'R',
    ],
    [
      'by what tells of its language',
      JSON.stringify({ cells, language_info: { codemirror_mode: { name: 'ipython' }, name: 'julia' } }),
      'julia',
    ],
    ['with escapes for its letters', JSON.stringify({ cells }).replace('é', '\\u00e9'), 'python'],
  ])('%s', (_, text, language) => {
    expect(read('a.ipynb', text)).toBe(shown.replaceAll('PYTHON', language));
  });
});

describe('Markdown is read', () => {
  test('with its underlined titles as any other', () => {
    const lines = [
      '---',
      'sidebar: x',
      '---',
      'Guide {#g}',
      '=====',
      '',
      'Part',
      '---',
      'Text.',
      '',
      '---',
      '',
      'End.',
    ];
    expect(read('a.md', ...lines)).toBe('# Guide\n\n## Part\nText.\n\nEnd.');
    expect(cut('a.md', lines.join('\n'), 'Part', 'End.')).toBe('## Part\nText.\n\nEnd.');
    expect(read('a.md', '- Part', '---', '```', 'Part', '---', '```')).toBe('- Part\n```\nPart\n---\n```');
  });

  test.each([
    [
      'without components, comments and ids',
      ['## A {#a}', '', '<Badge /> b <!-- c --> d{/* e */}, f', '<Note>', '', '<!--', 'g', '-->', 'h'],
      '## A\n\nb d, f\n\nh',
    ],
    ['with the text that a component is given', ['<Tip title="Start here" icon="x" /> a'], 'Start here a'],
    [
      'without a component around a word',
      ['The <Step n={1}>first</Step>, Promise<Value> too.'],
      'The first, Promise<Value> too.',
    ],
    ['without what stands for a file', ['a', '', '<<< @/b.js{1,2}', '', '[[toc]]', '', 'c'], 'a\n\nc'],
    [
      'with the language of a listing alone',
      ['```js{1-2,4} [a.js]', '<<< b', '```', '~~~{code-block} python', '~~~'],
      '```js\n<<< b\n```\n~~~python\n~~~',
    ],
    [
      'with what stands in a listing as it is',
      ['````md', '```js{1}', '<Note/>', '```', '````'],
      '````md\n```js{1}\n<Note/>\n```\n````',
    ],
    ['with code in a line as it is', ['`<Note/>` and `{/* a */}`  ', 'b'], '`<Note/>` and `{/* a */}`  \nb'],
  ])('%s', (_, lines, shown) => {
    expect(read('a.mdx', ...lines)).toBe(shown);
  });

  test('from the middle of a listing as one', () => {
    const text = 'a\n\n```js{1}\none\n\n<Two />\n```\nEnd. <Badge />\n\n```sh\nthree\n\nfour\n```\n';
    expect(cut('a.md', text, '<Two', 'three')).toBe('```js\n<Two />\n```\nEnd.\n\n```sh\nthree\n```');
  });
});

test('a licence is read without what sets it in', () => {
  expect(read('LICENSE', '   Copyright <year> a_b_', '', '      1. Terms')).toBe('Copyright <year> a_b\\_\n\n1. Terms');
  expect(read('a.txt', '      a_b_')).toBe('      a_b_');
});

describe('whatever stands in a file', () => {
  const pieces = (
    '** * _ ` `` :: .. :a: [ ] ( ) < > << >> | # = == ---- ==== ```` ~~~ + - 1. \\ & &amp; &lt; ; \\n \\u0041 " { } , ' +
    '|=== [source,js] <p> </p> <b> </b> <code> </code> <pre> </pre> <li> <ul> </ul> <table> <tr> <td> </table> <a> </a> ' +
    '<a\u00a0href="https://a.example"> <!-- --> {/* */} <Note> <br> .. code-block::a .. note:: :ref:`a` `b`_ {"cell_type":"code","source":["'
  ).split(' ');
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('brass', 'key', '2', '\n', '\n\n', '   ', ' '));
  const texts = fc.array(piece, { maxLength: 60 }).map((all) => all.join('').replaceAll('\u00a0', ' '));
  const paths = fc.constantFrom('a.rst', 'a.adoc', 'a.html', 'a.ipynb', 'a.md', 'a.mdx', 'LICENSE', 'a.ts');
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

  test('its words are read in their order, and no other', () => {
    fc.assert(
      fc.property(paths, texts, fc.nat(400), fc.nat(400), (path, text, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const shown = toReadable(path, text).cut(from, to);
        // The language of a listing, the address of a link and the number of an item stand elsewhere, or nowhere.
        const words = shown
          .replaceAll('](https://a.example)', '')
          .replace(/^(\s*)\d+\.(?= |$)/gm, '$1')
          .replace(/^(`{3,}|~{3,})[^\n`]*$/gm, '');
        expect(isWithin(letters(words), letters(written(text)))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  /** With what entities and escapes stand for behind each: a cut may go through one. */
  function written(text: string): string {
    return text.replace(/&[a-z]+;/g, (entity) => entity + decodeEntities(entity)).replaceAll('\\u0041', '\\u0041A');
  }

  function isWithin(some: string, all: string): boolean {
    let at = 0;
    for (const letter of all) if (letter === some[at]) at += 1;
    return at === some.length;
  }
});
