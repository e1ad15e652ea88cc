import { describe, expect, test } from 'vitest';
import { chunkMarkdown } from './chunk-markup';
import { finish } from '../../steps';

const sentence = 'The heron stands in the pond. ';

/** Lines, trail and the beginning of each chunk. */
function cut(...lines: readonly string[]) {
  return finish(chunkMarkdown(lines.join('\n'), { isMdx: true })).map(({ lines: place, trail, text }) => ({
    lines: place,
    trail,
    text: text.slice(0, 12),
  }));
}

describe('a heading is never cut off from its text', () => {
  test('though it is long and its text fills a chunk', () => {
    const heading = `## What do herons eat? {/*${'what-do-herons-eat-'.repeat(6)}*/}`;
    expect(cut(heading, '', sentence.repeat(39))).toEqual([
      { lines: [1, 3], trail: ['What do herons eat?'], text: '## What do h' },
    ]);
  });

  test('though its text is one line that is longer than a chunk', () => {
    const [first, ...others] = cut('## Food', '', sentence.repeat(200));
    expect(first).toEqual({ lines: [1, 3], trail: ['Food'], text: '## Food\n\nThe' });
    expect(others.length).toBeGreaterThan(2);
    expect(new Set(others.map(({ lines }) => lines.join('-')))).toEqual(new Set(['3-3']));
  });

  test('nor are those above it that have no text of their own', () => {
    expect(cut('# Birds', '', '## Heron', '', '### Food', '', sentence.repeat(42))).toEqual([
      { lines: [1, 7], trail: ['Birds', 'Heron', 'Food'], text: '# Birds\n\n## ' },
    ]);
  });

  test('nor is one of several names that stand above the same text', () => {
    expect(cut('## stand()', '## wait()', '', sentence, '', '# End', '', sentence)).toEqual([
      { lines: [1, 4], trail: ['wait()'], text: '## stand()\n#' },
      { lines: [6, 8], trail: ['End'], text: '# End\n\nThe h' },
    ]);
  });
});

test('a line that is longer than a chunk is cut between its sentences, or its words', () => {
  const ends = (text: string) => {
    const chunks = finish(chunkMarkdown(text.trim(), { isMdx: false }));
    expect(chunks.length).toBeGreaterThan(4);
    return new Set(chunks.map((chunk) => chunk.text.trim().slice(-5)));
  };
  expect(ends('The grey heron stands in the pond. '.repeat(200))).toEqual(new Set(['pond.']));
  expect(ends('灰色的苍鹭站在池塘里。'.repeat(600))).toEqual(new Set(['在池塘里。']));
  expect(ends('heron '.repeat(1_000))).toEqual(new Set(['heron']));
});

test('a heading above nothing that can be read is not taken for a part of the section after it', () => {
  expect(cut('# Birds', '', sentence, '', '## Calls', '', '<Player id={7} />', '', '## Food', '', sentence)).toEqual([
    { lines: [1, 3], trail: ['Birds'], text: '# Birds\n\nThe' },
    { lines: [5, 5], trail: ['Birds', 'Calls'], text: '## Calls' },
    { lines: [9, 11], trail: ['Birds', 'Food'], text: '## Food\n\nThe' },
  ]);
});

test('a page whose heading repeats the title of its front matter has it once', () => {
  const front = ['---', 'title: Herons', '---', ''];
  expect(cut(...front, '# Herons', '', sentence).map(({ trail }) => trail)).toEqual([['Herons']]);
  expect(cut(...front, '# Food', '', sentence).map(({ trail }) => trail)).toEqual([['Herons', 'Food']]);
});

test('a tag that is the name in a heading is kept in the trail, one around it is not', () => {
  expect(cut('# `<Heron>`', '', sentence, '', '## <b>Food</b>', '', sentence).at(-1)?.trail).toEqual([
    '<Heron>',
    'Food',
  ]);
});

test.each([
  ['# heron [![npm](https://x.example/a.svg)](https://x.example) ![size](https://x.example/b.svg)', 'heron'],
  ['# heron [![Build][build]][ci] and pond', 'heron and pond'],
  ['# ![Heron](https://x.example/logo.svg)', 'Heron'],
])('a badge is no part of a heading that has words: %s', (heading, title) => {
  expect(cut(heading, '', sentence).map(({ trail }) => trail)).toEqual([[title]]);
});

test('names and descriptions in a list that a component is given are searched', () => {
  const table = ["<Options list={[{ name: 'depth',", "  description: 'How deep it wades.' }]} />"];
  const [chunk] = finish(chunkMarkdown(['## Options', '', ...table].join('\n'), { isMdx: true }));
  expect(chunk?.words).toBe('## Options depth How deep it wades.');
});
