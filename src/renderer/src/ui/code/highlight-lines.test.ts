import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightLines } from './highlight-lines';
import { languageOf, type Language } from './language-of';

const textOf = (lines: readonly (readonly (readonly [string, string | null])[])[]): string =>
  lines.map((line) => line.map(([text]) => text).join('')).join('\n');

test('what a line is made of is told by kind', async () => {
  expect(await highlightLines("const a = 'b'; // c\n\nf(1);", 'javascript')).toEqual([
    [
      ['const', 'keyword'],
      [' ', null],
      ['a', 'constant'],
      [' ', null],
      ['=', 'keyword'],
      [' ', null],
      ["'b'", 'string-expression'],
      ['; ', null],
      ['// c', 'comment'],
    ],
    [],
    [
      ['f', 'function'],
      ['(', null],
      ['1', 'constant'],
      [');', null],
    ],
  ]);
});

test('markup and scripts stay text, and none of it is lost', async () => {
  const pieces = fc.constantFrom(
    '<script>alert(1)</script>',
    '`',
    '\n',
    '# ',
    '```ts\n',
    '"',
    '&lt;',
    '\u2028',
    ' ',
    'é',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
      const text = parts.join('');
      expect(textOf(await highlightLines(text, 'json'))).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test.each(['README.md', 'src/a.test.tsx', 'Dockerfile', 'go.mod', 'x.RS', 'LICENSE', 'a/b.c/d'])(
  'the language of %s follows from its name',
  (path) => {
    const known: Readonly<Record<string, string>> = {
      'README.md': 'markdown',
      'src/a.test.tsx': 'tsx',
      Dockerfile: 'docker',
      'x.RS': 'rust',
    };
    expect(languageOf(path)).toBe(known[path] ?? null);
  },
);

test.each(['python', 'go', 'rust', 'java', 'cpp', 'markdown', 'yaml', 'bash'] as const)(
  'there is a grammar for %s that runs without WebAssembly',
  async (language) => {
    expect(textOf(await highlightLines('# a: 1\nreturn "x";\n', language))).toBe('# a: 1\nreturn "x";\n');
  },
);

test.each<[Language, string]>([
  ['markdown', '# Dome\n\n```js\nconst wind = 40;\n```\n'],
  ['mdx', '# Dome\n\n~~~js {2}\nconst wind = 40;\n~~~\n'],
])('a listing within %s is highlighted as what it is', async (language, text) => {
  const lines = await highlightLines(text, language);
  const listed = lines.find((line) => line.some(([piece]) => piece.includes('wind'))) ?? [];
  expect(listed.find(([piece]) => piece.includes('const'))?.[1]).toBe('keyword');
});
