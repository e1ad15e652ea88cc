import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../split-lines';
import { chunkFile } from './chunk-file';
import { finish } from '../../steps';

const cut = (path: string, text: string) => finish(chunkFile(path, text));

describe('a Markdown file', () => {
  test('is cut by heading, each chunk with its trail and lines', () => {
    const text = [
      '---',
      'title: "Handbook"',
      '---',
      '',
      'Before any heading.',
      '',
      '# Start {#start}',
      '',
      '## Add a `repository` {/*add*/}',
      '',
      'Press a key.',
      '',
      '```sh',
      '# not a heading',
      '',
      'npm start',
      '```',
      '',
      'Underlined',
      '----------',
      'Text.',
    ].join('\n');
    expect(cut('guide.md', text)).toEqual([
      { trail: ['Handbook'], lines: [5, 5], text: 'Before any heading.' },
      {
        trail: ['Handbook', 'Start', 'Add a repository'],
        lines: [7, 17],
        text: splitLines(text).slice(6, 17).join('\n'),
      },
      { trail: ['Handbook', 'Start', 'Underlined'], lines: [19, 21], text: 'Underlined\n----------\nText.' },
    ]);
  });

  test('keeps a fence whole beside long text', () => {
    const fence = ['```ts', ...Array.from({ length: 30 }, (_, line) => `const value${line} = ${line};`), '```'];
    const prose = 'Words that fill a paragraph. '.repeat(30);
    const text = ['# Title', '', prose, '', ...fence, '', prose].join('\n');
    const whole = cut('a.md', text).filter((chunk) => chunk.text.includes('```'));
    expect(whole.map((chunk) => chunk.text.match(/```/g)?.length)).toEqual([2]);
  });

  test('keeps what ends in a colon with the listing that it introduces', () => {
    const fence = ['```ts', ...Array.from({ length: 30 }, (_, line) => `const value${line} = ${line};`), '```'];
    const prose = 'Words that fill a paragraph. '.repeat(17);
    const text = ['# Title', '', prose, '', 'Write it so:', '', ...fence, '', prose].join('\n');
    const starts = cut('a.md', text).map((chunk) => chunk.text.split('\n')[0]);
    expect(starts).toEqual(['# Title', 'Write it so:', prose]);
  });

  test('with Windows line ends has the same lines', () => {
    expect(cut('a.md', '# One\r\ntext\r\n\r\n# Two\r\ntext').map((chunk) => chunk.lines)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });
});

test('an MDX file is cut as Markdown is, and not searched for its modules', () => {
  const text = 'import { Card } from "x";\n\n# Guide\n\nIntro.\n\n## Install\n\nRun it.';
  expect(cut('a.mdx', text)).toEqual([
    { trail: ['Guide'], lines: [3, 5], text: '# Guide\n\nIntro.' },
    { trail: ['Guide', 'Install'], lines: [7, 9], text: '## Install\n\nRun it.' },
  ]);
});

test('a reStructuredText file is cut by its underlines, outermost first', () => {
  const text = [
    '=====',
    'Guide',
    '=====',
    '',
    'Intro.',
    '',
    'Install',
    '-------',
    'Run it.',
    '',
    'Next',
    '-------',
    'Go on.',
  ];
  expect(cut('a.rst', text.join('\n')).map(({ trail, lines }) => ({ trail, lines }))).toEqual([
    { trail: ['Guide'], lines: [2, 5] },
    { trail: ['Guide', 'Install'], lines: [7, 9] },
    { trail: ['Guide', 'Next'], lines: [11, 13] },
  ]);
});

test('an AsciiDoc file is cut by its equals signs', () => {
  expect(cut('a.adoc', '= Guide\n\nIntro.\n\n== Install\n\nRun it.').map(({ trail }) => trail)).toEqual([
    ['Guide'],
    ['Guide', 'Install'],
  ]);
});

test('a notebook is cut by the headings in its cells', () => {
  const cell = (cell_type: string, source: string) => ({ cell_type, metadata: {}, source: [source] });
  const cells = [cell('markdown', '# Load'), cell('code', 'read(path)'), cell('markdown', '## Plot\nDraw it.')];
  expect(cut('a.ipynb', JSON.stringify({ cells }, null, 1)).map(({ trail, words }) => [trail, words])).toEqual([
    [['Load'], '# Load read(path)'],
    [['Load', 'Plot'], '## Plot Draw it.'],
  ]);
});

test('a plain text has the titles that are underlined, but no columns', () => {
  const text =
    'Dome\n====\n\nIt opens.\n\nWind\n----\n\nSpeed  Open\n-----------\n5      no\n\nRain\n----\nIt falls.\n';
  const trails = finish(chunkFile('a.txt', text)).map(({ trail, lines }) => [trail.join(' > '), lines[0]]);
  expect(trails).toEqual([
    ['Dome', 1],
    ['Dome > Wind', 6],
    ['Dome > Rain', 13],
  ]);
  expect(finish(chunkFile('LICENSE', text)).map(({ trail }) => trail)).toEqual([['Dome']]);
});

test('a plain text file is cut between paragraphs, indented ones too', () => {
  const paragraph = (word: string) => `  ${`${word} `.repeat(150)}\n  ${word} ends.`;
  const text = ['heron', 'stork'].map(paragraph).join('\n\n');
  for (const name of ['a.txt', 'README']) {
    expect(cut(name, text).map(({ lines }) => lines)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  }
});

test('a source file is cut between declarations', () => {
  const declaration = (name: string) => `function ${name}() {\n${'  work();\n'.repeat(60)}}\n\n`;
  const chunks = cut('a.ts', declaration('first') + declaration('second'));
  expect(chunks.map((chunk) => chunk.text.split('\n')[0])).toEqual(['function first() {', 'function second() {']);
});

describe('any file', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom(
      '',
      '',
      '# One',
      '## Two',
      '### Three ###',
      '```',
      '~~~~',
      '---',
      '===',
      'Title',
      '- item',
      '| a | b |',
      '    code',
    ),
    fc.string({ minLength: 1_000, maxLength: 4_000, unit: 'grapheme' }),
  );
  const file = fc.record({
    name: fc.constantFrom('a.md', 'a.mdx', 'a.rst', 'a.adoc', 'a.html', 'a.ipynb', 'a.txt', 'a.ts', 'README'),
    text: fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n')),
  });

  test('is quoted word for word by its chunks, in order', () => {
    fc.assert(
      fc.property(file, ({ name, text }) => {
        const lines = splitLines(text);
        let last = 0;
        for (const chunk of cut(name, text)) {
          const [from, to] = chunk.lines;
          expect(lines.slice(from - 1, to).join('\n')).toContain(chunk.text);
          expect(from).toBeLessThanOrEqual(to);
          // Parts of one overlong line share it.
          expect(from === to ? from : from - 1).toBeGreaterThanOrEqual(last);
          last = to;
        }
      }),
    );
  });

  test('has every line of substance in a chunk, where none is noise', () => {
    fc.assert(
      fc.property(file, ({ name, text: any }) => {
        fc.pre(name !== 'a.ipynb' && splitLines(any)[0]?.trim() !== '---');
        // Tags, character references, and what marks of punctuation may begin.
        const text = any.replace(/[<>&]/g, ' ').replace(/^(?=[./:[+])/gm, 'x');
        const lines = splitLines(text);
        const covered = new Set<number>();
        for (const {
          lines: [from, to],
        } of cut(name, text)) {
          for (let at = from; at <= to; at += 1) covered.add(at);
        }
        const missed = lines.filter(
          (each, index) => (each.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3 && !covered.has(index + 1),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  test('has no chunk that is longer than a page', () => {
    fc.assert(
      fc.property(file, ({ name, text }) => {
        for (const chunk of cut(name, text)) expect(chunk.text.length).toBeLessThanOrEqual(4_000);
      }),
    );
  });
});

describe('a licence', () => {
  test.each([
    ['LICENSE', '\n   MIT License\n\nPermission is granted.', ['MIT License']],
    ['COPYING', 'GNU GENERAL PUBLIC LICENSE\nVersion 3\n', ['GNU GENERAL PUBLIC LICENSE']],
    ['LICENSE', 'Copyright (c) 2026 Heron\n\nPermission is granted.', []],
    ['LICENSE', 'Permission to use this is granted.\n', []],
  ])('%s that begins with %j is known by its name', (path, text, trail) => {
    expect(cut(path, text).map((chunk) => chunk.trail)).toEqual([trail]);
  });
});
