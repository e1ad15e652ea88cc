import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../split-lines';
import { chunkNotebook } from './chunk-notebook';
import { finish } from '../../steps';

type Source = string | readonly string[];
const markdown = (source: Source) => ({ cell_type: 'markdown', metadata: {}, source });
const code = (source: Source, outputs: readonly unknown[] = []) => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  outputs,
  source,
});
const notebook = (...cells: readonly unknown[]) =>
  JSON.stringify({ cells, metadata: { kernelspec: { name: 'python3' } }, nbformat: 4, nbformat_minor: 5 }, null, 1);

describe('a notebook', () => {
  test('is cut by the headings in its cells; its lines are quoted, its sources searched', () => {
    const text = notebook(
      markdown(['# Load "data"\n', '\n', 'Read caf\u0007é.']),
      code(['# no heading\n', '\n', 'read("a\\b")'], [{ data: { 'image/png': 'x'.repeat(400) } }]),
      markdown(['## Plot\n', 'It.']),
    );
    const lines = splitLines(text);
    const at = (start: string) => lines.findIndex((line) => line.includes(start)) + 1;
    const chunk = (from: number, to: number) => ({ lines: [from, to], text: lines.slice(from - 1, to).join('\n') });
    expect(finish(chunkNotebook(text))).toEqual([
      { trail: ['Load "data"'], ...chunk(at('# Load'), at('Read')), words: '# Load "data" Read caf é.' },
      {
        trail: ['Load "data"'],
        ...chunk(at('# no heading'), at('read(')),
        words: '# no heading read("a\\b")',
      },
      { trail: ['Load "data"', 'Plot'], ...chunk(at('## Plot'), at('It.')), words: '## Plot It.' },
    ]);
  });

  test('quotes a text together with the code below it when nothing stands between', () => {
    expect(finish(chunkNotebook(notebook(markdown(['Read it:']), code(['read()'])))).map(({ words }) => words)).toEqual(
      ['Read it: read()'],
    );
  });

  test('may have a source that is one string, keys in any order, and cells in worksheets', () => {
    const text = JSON.stringify({
      worksheets: [
        {
          cells: [
            { source: '# Title\n\nText.', cell_type: 'markdown' },
            { cell_type: 'code', input: 'run()' },
          ],
        },
      ],
    });
    expect(finish(chunkNotebook(text))).toEqual([
      { trail: ['Title'], lines: [1, 1], text, words: '# Title Text. run()' },
    ]);
  });

  test.each(['', '{"cells": [', '{"cells":[{"cell_type":"code","source":["a', '}]}]"\\', '[1, 2]'])(
    'that is broken has no chunks: %s',
    (text) => {
      expect(finish(chunkNotebook(text))).toEqual([]);
    },
  );

  test('of any text is searched for all of it, and for nothing else', () => {
    const source = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }).map((line) => `${line}\n`));
    fc.assert(
      fc.property(fc.array(source), fc.constantFrom(0, 1), (sources, indent) => {
        const text = JSON.stringify({ cells: sources.map((each) => code(each)) }, null, indent);
        const tokens = (words: string) => words.match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(finish(chunkNotebook(text)).flatMap(({ words }) => tokens(words ?? ''))).toEqual(
          tokens(sources.flat().join('')),
        );
      }),
    );
  });
});
