import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedGrammars } from '../../testing/temporary-knowledge';
import type { Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { chunkFile } from './chunk-file';
import { finish } from '../../steps';
import { createChunker } from './chunk-source';
import { hasSubstance } from './substance';

/** Lines of statements, too long to be joined with anything. */
const work = (indent: string, statement = 'work(1234567890, 1234567890, 1234567890);'): string =>
  Array.from({ length: 15 }, () => indent + statement).join('\n');

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const chunker = createChunker({ grammarsDir: shippedGrammars, log: silent });

const cut = (path: string, text: string): Promise<readonly Chunk[]> =>
  chunker.chunk(path, text, () => new Promise((resolve) => setImmediate(resolve)));

/** One of each language, as chunk-languages.test.ts cuts them. */
const PATHS = [
  'a.ts',
  'a.tsx',
  'a.js',
  'a.py',
  'a.go',
  'a.rs',
  'A.java',
  'a.c',
  'a.hpp',
  'a.cs',
  'a.rb',
  'a.php',
  'a.sh',
];

test('lines are those of the file, whatever ends them and whatever they hold', async () => {
  const text = [
    '// 🦄 é \u4e2d\ufffd',
    'class A {',
    '  a() {',
    work("    // 🦄 '"),
    '  }',
    '  b() {',
    work('    é();'),
    '  }',
    '}',
    '',
    'finish();',
  ];
  const joined = text.join('\n');
  const chunks = await cut('a.js', joined);
  expect(chunks.map(({ lines, trail }) => [...lines, ...trail])).toEqual([
    [1, 19, 'A', 'a'],
    [20, 37, 'A', 'b'],
    [39, 39],
  ]);
  expect(await cut('a.js', joined.replaceAll('\n', '\r\n'))).toEqual(chunks);
  expect(await cut('a.js', joined.replaceAll('\n', '\r'))).toEqual(chunks);
});

test('a symbol that is too long is cut between its statements, each part with its trail', async () => {
  const statement = `  if (a) {\n${work('    ')}\n  }`;
  const text = `class A {\n  m() {\n${[statement, statement, statement, statement].join('\n')}\n  }\n}\n`;
  expect((await cut('a.ts', text)).map(({ lines, trail }) => [...lines, ...trail])).toEqual([
    [1, 19, 'A', 'm'],
    [20, 36, 'A', 'm'],
    [37, 53, 'A', 'm'],
    [54, 72, 'A', 'm'],
  ]);
});

test('many small symbols share chunks, whose trails name the first of them', async () => {
  const text = Array.from({ length: 60 }, (_, index) => `export const name${index} = ${index};`).join('\n');
  expect((await cut('a.ts', text)).map(({ trail }) => trail.join(' > '))).toEqual([
    'name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, …',
    'name27, name28, name29, name30, name31, name32, name33, name34, name35, name36, …',
    'name53, name54, name55, name56, name57, name58, name59',
  ]);
});

test('what is around a syntax error is still cut by symbol', async () => {
  const text = `function a() {\n${work('  ')}\n}\n\nlet = = ;;; ]\n\nfunction b() {\n${work('  ')}\n}\n`;
  expect((await cut('a.ts', text)).map(({ trail }) => trail.join(' > '))).toEqual(['a', 'b']);
});

test.each([
  ['of brackets that never close', 'a.ts', '('.repeat(100_000)],
  ['of brackets in brackets, a line each', 'a.js', '{\n'.repeat(100_000)],
  ['that is one line of a million characters', 'a.js', 'a;'.repeat(500_000)],
  ['of templates without end', 'a.cpp', 'A<B,'.repeat(250_000)],
  ['of a quarter million statements', 'a.ts', 'aa;\n'.repeat(250_000)],
])('a file %s is cut by block', async (_, path, text) => {
  expect(await cut(path, text)).toEqual(finish(chunkFile(path, text)));
});

test('without its grammar a file is cut by block, and that is told once', async () => {
  const told: string[] = [];
  const log = { ...silent, warn: (message: string) => told.push(message) };
  const lost = createChunker({ grammarsDir: join(shippedGrammars, 'not there'), log });
  const text = 'class A {}\n\nclass B {}\n';
  const pause = () => Promise.resolve();
  expect(await lost.chunk('a.ts', text, pause)).toEqual(finish(chunkFile('a.ts', text)));
  expect(await lost.chunk('b.ts', text, pause)).toEqual(finish(chunkFile('b.ts', text)));
  expect(told).toEqual(['a grammar cannot be loaded: its files are cut by block']);
});

test('work that is stopped at a rest ends there, and the next file is cut as ever', async () => {
  const stop = new Error('stopped');
  const long = `${work('')}\n`.repeat(1_000);
  await expect(chunker.chunk('a.ts', long, () => Promise.reject(stop))).rejects.toBe(stop);
  expect((await cut('a.ts', 'class A {}')).map(({ trail }) => trail)).toEqual([['A']]);
});

test('files that take turns on one thread are each cut as if alone', async () => {
  const texts = [1, 2, 3].map((size) => `function f${size}() {\n${`${work('  ')}\n`.repeat(size * 200)}}\n`);
  const alone: (readonly Chunk[])[] = [];
  for (const text of texts) alone.push(await cut('a.ts', text));
  expect(await Promise.all(texts.map((text) => cut('a.ts', text)))).toEqual(alone);
});

describe('a file of source code', () => {
  const line = fc.constantFrom(
    'import a from "a";',
    'import a',
    'class A {',
    'class A:',
    '  def m(self):',
    'def m(self)',
    'namespace A {',
    'function f() {',
    'func f() {',
    'fn f() {',
    'if (a) {',
    'try:',
    '<p>{`${',
    '// 🦄 note',
    '# note',
    '/* open',
    '*/',
    '@decorated',
    '#if A',
    '#endif',
    '<?php',
    'x = 1; y = 2; function g() {}',
    '}',
    '})',
    'end',
    '"',
    '<<EOT',
    '',
    '',
    work('    '),
    work(''),
    '    a long statement '.repeat(70),
  );
  const file = fc.record({
    path: fc.constantFrom(...PATHS),
    text: fc.array(fc.oneof(line, fc.string({ maxLength: 40 })), { maxLength: 50 }).map((lines) => lines.join('\n')),
  });

  test('has every line of substance in one chunk, in order, word for word', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ path, text }) => {
        const lines = splitLines(text);
        const chunks = await cut(path, text);
        for (const {
          lines: [from, to],
          text: quoted,
        } of chunks)
          expect(lines.slice(from - 1, to).join('\n')).toContain(quoted);
        // Parts of one overlong line share its place.
        const places = new Map(chunks.map((chunk) => [chunk.lines.join('-'), chunk.lines])).values();
        let next = 1;
        for (const [from, to] of [...places, [lines.length + 1, lines.length + 1]] as const) {
          expect(from).toBeGreaterThanOrEqual(next);
          expect(hasSubstance(lines.slice(next - 1, from - 1).join('\n'))).toBe(false);
          next = to + 1;
        }
      }),
      { numRuns: 500 },
    );
  });
});
