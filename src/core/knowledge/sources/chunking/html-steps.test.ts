import { expect, test } from 'vitest';
import { searchAsciidoc } from './asciidoc-noise';
import { splitLines } from '../split-lines';
import { chunkFile } from './chunk-file';
import { chunkHtml } from './chunk-html';
import { findHeadings, readHeadings } from './find-headings';
import { findAsides } from './html-asides';
import { readHtmlTokens } from './html-tokens';
import { hideInline } from './markdown-inline';
import { searchMarkdown } from './markdown-noise';
import { readNotebookCells } from './notebook-cells';
import { NO_FRONT_MATTER } from './outline';
import { searchPlain } from './plain-noise';
import { readPlainOutline } from './plain-outline';
import { findRestructuredBlocks, readRestructuredBlocks } from './restructured-blocks';
import { withEntries } from './restructured-entries';
import { searchRestructured } from './restructured-noise';
import { readPageNoise } from '../page-noise';
import { finish, type Steps } from '../../steps';

test.each([
  ['of many tags', `<h1>Valves</h1>\n${'<p>The <b>brass</b> valve.</p>\n'.repeat(20_000)}`],
  ['of one table', `<table>${'<tr><td>brass</td><td>valve</td></tr>\n'.repeat(20_000)}</table>`],
])('a large page %s is read and cut in many steps', (_, text) => {
  const tokens = finish(readHtmlTokens(text));
  const steps = [stepsOf(readHtmlTokens(text)), stepsOf(findAsides(tokens)), stepsOf(chunkHtml(text))];
  const least = tokens.length / 1_000;
  expect(steps.map((count) => count > least)).toEqual([true, true, true]);
  expect(steps[2]).toBeGreaterThan((steps[0] ?? 0) + 3 * (steps[1] ?? 0));
});

const FENCED = '```js\nopen();\n```\n';
const ENTRY = 'Valve\n=====\n\n.. function:: open(path)\n\n   Opens it.\n\n';
const TITLED = '== Valve\n\n:name: value\n\nThe brass valve.\n\n';

test.each<[string, string, (lines: readonly string[], text: string) => readonly Steps<unknown>[]]>([
  [
    'a.md',
    `# Valve\n\nThe <b>brass</b> valve.\n\n${FENCED}\n`.repeat(5_000),
    (lines) => {
      const outline = findHeadings(lines, 'markdown', 0);
      return [readHeadings(lines, 'markdown', 0), searchMarkdown(lines, outline, NO_FRONT_MATTER, false)];
    },
  ],
  ['flat.md', 'The <b>brass</b> valve is `open`.\n'.repeat(20_000), (_, text) => [hideInline(text)]],
  ['titles.md', 'Valve\n=====\n'.repeat(20_000), (lines) => [readHeadings(lines, 'markdown', 0)]],
  [
    'a.rst',
    ENTRY.repeat(5_000),
    (lines) => {
      const blocks = findRestructuredBlocks(lines);
      return [
        readRestructuredBlocks(lines),
        readHeadings(lines, 'restructured', 0),
        withEntries(lines, [], blocks),
        searchRestructured(lines, blocks),
      ];
    },
  ],
  [
    'a.adoc',
    TITLED.repeat(5_000),
    (lines) => [readHeadings(lines, 'asciidoc', 0), searchAsciidoc(lines, findHeadings(lines, 'asciidoc', 0).isWhole)],
  ],
  [
    'a.txt',
    '1. Valve\n\n   The brass val‐\n   ve.\n\n'.repeat(5_000),
    (lines) => {
      const outline = finish(readPlainOutline(lines));
      return [readPageNoise(lines), readPlainOutline(lines), searchPlain(lines, outline)];
    },
  ],
  [
    'a.ipynb',
    `{"cells": [${'{"cell_type": "code",\n"source": ["open()"]},\n'.repeat(5_000)}]}`,
    (_, text) => [readNotebookCells(text)],
  ],
])('a large file is read and cut in many steps: %s', (path, text, partsOf) => {
  const lines = splitLines(text);
  const parts = partsOf(lines, text).map(stepsOf);
  const least = lines.length / 2_000;
  expect(parts.map((count) => count > least)).toEqual(parts.map(() => true));
  const cut = finish(chunkFile(path, text)).length;
  expect(stepsOf(chunkFile(path, text))).toBeGreaterThanOrEqual(cut + parts.reduce((sum, count) => sum + count, 0));
});

function stepsOf(work: Steps<unknown>): number {
  let count = 0;
  while (work.next().done !== true) count += 1;
  return count;
}
