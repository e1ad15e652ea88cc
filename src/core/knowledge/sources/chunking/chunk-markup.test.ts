import { describe, expect, test } from 'vitest';
import type { Chunk } from './chunk';
import { chunkAsciidoc, chunkMarkdown, chunkRestructured } from './chunk-markup';
import { finish } from '../../steps';

/** What is searched, with the lines it stands on. */
function searched(chunks: readonly Chunk[]): readonly (readonly [string, string])[] {
  return chunks.map(({ lines: [from, to], text, words = text }) => [`${from}-${to}`, words.replace(/\s+/g, ' ')]);
}

const markdown = (...lines: readonly string[]) => searched(finish(chunkMarkdown(lines.join('\n'), { isMdx: false })));
const mdx = (...lines: readonly string[]) => searched(finish(chunkMarkdown(lines.join('\n'), { isMdx: true })));
const restructured = (...lines: readonly string[]) => searched(finish(chunkRestructured(lines.join('\n'))));
const asciidoc = (...lines: readonly string[]) => searched(finish(chunkAsciidoc(lines.join('\n'))));

describe('of Markdown is not searched', () => {
  test('a comment, with the headings in it', () => {
    expect(
      markdown('Before.', '', '<!--', '# Hidden', '', 'Draft.', '--> After.', '', 'An <!-- inner --> end.'),
    ).toEqual([['1-9', 'Before. After. An end.']]);
  });

  test('but a comment that never ends hides nothing', () => {
    expect(markdown('<!-- open', '', '# Title', 'Text.')).toEqual([
      ['1-1', '<!-- open'],
      ['3-4', '# Title Text.'],
    ]);
  });

  test.each([
    ['[![Build](https://ci.example/badge.svg)](https://ci.example) [![npm][npm-image]][npm-url]'],
    ['![Coverage](https://img.shields.io/coverage.svg)'],
    ['<p align="center"><a href="https://npm.example"><img src="https://x.example/v.svg" alt="npm"></a></p>'],
    ['[← Previous: Install](install.md) | [Next: Configure →](configure.md)'],
    ['Previous: [Install](install.md) · Next: [Configure](configure.md)'],
    ['- [One](#one)\n  - [Two `[]`](#two)'],
    ['***'],
  ])('%s', (noise) => {
    expect(markdown('# Title', '', noise, '', 'Text.').map(([, words]) => words)).toEqual(['# Title Text.']);
  });

  test.each([
    ['A [link](other.md) and ![a picture](picture.png).'],
    ['![The settings page](settings.png)'],
    ['- [One](one.md#one)\n- [Two](#two)'],
    ['- [One](#one)'],
    ['[Next.js](next.md)'],
    ['A `Promise<Value>`, an Array<Item> and <your-name>.'],
    ['Use `<!-- comment -->` or ``<b> ` </b>``.'],
    ['If a <b, c> d'],
    ['```\n<Note> <!-- kept -->\n```'],
  ])('but this is: %s', (text) => {
    expect(finish(chunkMarkdown(text, { isMdx: false }))).toEqual([
      { trail: [], lines: [1, text.split('\n').length], text },
    ]);
  });

  test('a tag, on one line or several; its text and titles are', () => {
    expect(
      markdown(
        '<Intro>',
        '',
        'Say <b>what</b><br/>it is.',
        '',
        '<Card',
        '  title="Start here"',
        '  icon={<Icon name="x" />}',
        '>',
        'Inside. <img src="a.png" alt="A plan">',
        '</Card>',
      ),
    ).toEqual([['3-9', 'Say what it is. Start here Inside. A plan']]);
  });

  test('front matter, but for its summary, which is a passage of its own', () => {
    const text = [
      '---',
      'title: Guide',
      'description: >',
      '  How to begin',
      '  at all.',
      'order: 2',
      '---',
      '',
      'Text.',
    ];
    expect(finish(chunkMarkdown(text.join('\n'), { isMdx: false }))).toEqual([
      { trail: ['Guide'], lines: [4, 5], text: '  How to begin\n  at all.' },
      { trail: ['Guide'], lines: [9, 9], text: 'Text.' },
    ]);
    expect(markdown('+++', 'title = "Guide"', 'description = "How to begin."', '+++', 'Text.')).toEqual([
      ['3-3', '"How to begin."'],
      ['5-5', 'Text.'],
    ]);
  });

  test('a script or a style, over blank lines too, though a listing of one is', () => {
    expect(
      markdown('Seen.', '', '<script setup>', "import heron from './x'", '', 'coot()', '</script>', '', 'After.'),
    ).toEqual([['1-9', 'Seen. After.']]);
    expect(markdown('<style>', '.tern { }', '</style>', '', '```html', '<script>', 'a()', '</script>', '```')).toEqual([
      ['5-9', '```html <script> a() </script> ```'],
    ]);
  });

  test('but what stands behind it is, and all of what only speaks of one', () => {
    expect(markdown('<script src="a.js"></script> Click.').map(([, words]) => words.trim())).toEqual(['Click.']);
    const spoken = ['<script> tags are blocked.', '', '# Here', 'Text.', '', '```html', '</script>', '```'];
    expect(markdown(...spoken).map(([, words]) => words.trim())).toEqual([
      'tags are blocked.',
      '# Here Text. ```html </script> ```',
    ]);
  });

  test('but one that never ends hides nothing', () => {
    expect(markdown('<script>', '', 'heron').map(([, words]) => words.trim())).toEqual(['heron']);
  });

  test('of MDX: a module, to the end of its braces', () => {
    const lines = [
      'import { Card } from "x";',
      'export const list = [',
      '',
      '  1,',
      '];',
      '',
      '# Title',
      '',
      'import this book',
    ];
    expect(mdx(...lines)).toEqual([['7-7', '# Title']]);
    expect(markdown(...lines).map(([place]) => place)).toEqual(['1-5', '7-9']);
  });
});

test('a line of tags above a rule is no heading', () => {
  expect(markdown('# Title', '', 'Text.', '', '</Note>', '---', '', 'More.')).toEqual([['1-8', '# Title Text. More.']]);
});

describe('of reStructuredText is not searched', () => {
  test('a list of other pages', () => {
    expect(
      restructured('Guide', '=====', '', '.. toctree::', '   :maxdepth: 2', '', '   install', '   use', '', 'Text.'),
    ).toEqual([['1-10', 'Guide ===== Text.']]);
  });

  test('options, targets and comments', () => {
    expect(
      restructured(
        '.. _start:',
        '',
        '.. note:: Mind this.',
        '   :class: wide',
        '',
        '   It matters.',
        '',
        '.. a comment',
        '   goes on',
        '',
        '.. [1] A footnote.',
      ),
    ).toEqual([['3-11', '.. note:: Mind this. It matters. .. [1] A footnote.']]);
  });

  test('but what options tell of an object is', () => {
    expect(
      restructured('.. confval:: wait', '   :type: int', '   :no-index:', '   :default: ``15``', '', '   Seconds.'),
    ).toEqual([['1-6', '.. confval:: wait :type: int :default: ``15`` Seconds.']]);
    const named = [
      ':nodes: 3',
      ':notation: hex',
      ':note: Mind.',
      ':no-index-entry: yes',
      ':noindex: 1',
      ':nocontentsentry: 1',
    ];
    expect(restructured('.. confval:: wait', ...named.map((option) => `   ${option}`))).toEqual([
      ['1-4', '.. confval:: wait :nodes: 3 :notation: hex :note: Mind.'],
    ]);
  });

  test('but listings are, whatever they show', () => {
    const text = [
      '.. code-block:: rst',
      '   :caption: a.rst',
      '',
      '   .. toctree::',
      '      a',
      '',
      'Thus::',
      '',
      '   .. shown',
      '',
      'End.',
    ];
    expect(restructured(...text)).toEqual([['1-11', '.. code-block:: rst .. toctree:: a Thus:: .. shown End.']]);
  });
});

test('of AsciiDoc are not searched attributes, conditions and comments; its description is', () => {
  expect(
    asciidoc(
      '= Guide',
      ':toc: left',
      ':description: How to begin.',
      '',
      'ifdef::env-github[]',
      '////',
      'draft',
      '////',
      '// note',
      'endif::[]',
      '',
      '[source,ruby]',
      '----',
      ':kept: 1',
      '----',
      '',
      'Text [with] brackets.',
    ),
  ).toEqual([['1-17', '= Guide How to begin. ---- :kept: 1 ---- Text [with] brackets.']]);
});

test('a listing of reStructuredText is kept whole, whatever looks like a heading in it', () => {
  const listing = Array.from({ length: 12 }, (_, at) => `   ${`word${at} `.repeat(8)}`).join('\n\n');
  const text = (lead: string) =>
    `Guide\n=====\n\n${'Text. '.repeat(60)}\n\n${lead}\n\n   No title\n   --------\n\n${listing}\n\nEnd.`;
  for (const lead of ['.. code-block:: sh', 'Run::']) {
    const chunks = finish(chunkRestructured(text(lead)));
    expect(chunks.filter(({ text: chunk }) => /word\d/.test(chunk)).map(({ trail }) => trail)).toEqual([['Guide']]);
    expect(chunks.find(({ text: chunk }) => chunk.includes('No title'))?.text).toContain(listing);
  }
});

test('titles are known without their marks', () => {
  const ofRestructured = finish(
    chunkRestructured(':mod:`heron` --- ``Fly`` *now* \\*\n============================================\n\nText.'),
  );
  const ofAsciidoc = finish(
    chunkAsciidoc('= The `heron` *flies* <<a,now>>\n\nIn xref:b.adoc[pairs]\n-------------------\n\nText.'),
  );
  expect([ofRestructured[0]?.trail, ofAsciidoc[0]?.trail]).toEqual([
    ['heron --- Fly now *'],
    ['The heron flies now', 'In pairs'],
  ]);
});

describe('what reStructuredText describes one by one', () => {
  const trailsOf = (...lines: string[]) =>
    finish(chunkRestructured(lines.join('\n'))).map(({ trail, lines: [first, last] }) => [
      `${first}-${last}`,
      ...trail,
    ]);

  test('is a section of its own under its name, and what follows is not of it', () => {
    const text = ['Lists', '=====', '', 'Of all kinds.', ''];
    const append = ['.. c:function:: int *List_Append(List *list)', '', '   Appends.', ''];
    const classes = ['.. class:: Pond(depth)', '   Pond(depth, width)', '   :final:', '', '   Has water.', ''];
    const method = ['   .. method:: Pond.drain()', '', '      Lets it go.', '', '   Ponds are round.', ''];
    expect(
      trailsOf(...text, ...append, ...classes, ...method, '.. option:: -v <level>', '', '   Says more.', '', 'End.'),
    ).toEqual([
      ['1-4', 'Lists'],
      ['6-8', 'Lists', 'List_Append'],
      ['10-14', 'Lists', 'Pond'],
      ['16-18', 'Lists', 'Pond', 'Pond.drain'],
      ['20-20', 'Lists', 'Pond'],
      ['22-24', 'Lists', '-v'],
      ['26-26', 'Lists'],
    ]);
  });

  test('with one text for several names is one section', () => {
    expect(trailsOf('.. data:: A', '.. awaitablefunction:: B()', '', '   Both are.')).toEqual([['1-4', 'B']]);
  });

  test('has all its signatures searched, and its entries for an index not', () => {
    const [passage] = finish(
      chunkRestructured('.. index:: single: heron; grey\n\n.. function:: f(a)\n   f(a, b)\n   :x:\n\n   Does.'),
    );
    expect((passage?.words ?? passage?.text)?.replace(/\s+/g, ' ')).toBe('.. function:: f(a) f(a, b) Does.');
  });
});

test('a border of AsciiDoc that does not come again hides no title', () => {
  const text = '= Dome\n\nText.\n\n----------\n\n== Wind\n\n----\n== Run\n----\n\n--------\n\n== Rain\n\nFalls.\n';
  const trails = finish(chunkAsciidoc(text)).map(({ trail }) => trail.join(' > '));
  expect(trails).toEqual(['Dome', 'Dome > Wind', 'Dome > Rain']);
});
