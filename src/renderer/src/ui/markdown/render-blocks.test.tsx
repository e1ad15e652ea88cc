import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { parseBlock } from './parse-block';
import { renderBlocks } from './render-blocks';

const citation = {
  n: 1,
  sourceKey: 'k',
  sourceName: 's',
  commit: null,
  path: 'docs/a.md',
  lines: [3, 9] as [number, number],
  blob: 'b',
};

function html(markdown: string, isOpen = false): string {
  const context = {
    citations: new Map([[1, citation]]),
    footnotes: new Map(),
    onCitation: () => undefined,
    onLink: () => undefined,
    line: 0,
    quoteLines: new Map(),
    isMarked: false,
    highlight: null,
    diagrams: null,
  };
  return renderToStaticMarkup(renderBlocks(parseBlock(markdown, isOpen).children, context));
}

test('a known number is a link named for its place; an unknown one, and one in code, stay text', () => {
  const drawn = html('See [1] and [2], `[1]`.');
  expect(drawn.match(/aria-label="[^"]*"/g)).toEqual(['aria-label="Citation 1: docs/a.md lines 3–9"']);
  expect(drawn).toContain('[2]');
  expect(drawn).toContain('<code>[1]</code>');
});

test('what nobody sees is named where it stands, in code and what code is quoted as', () => {
  const drawn = html('a\u202eb `c\u2066d`\n\n```\ne\u200ff\n```\n\nא\u200fב');
  expect(drawn.match(/<bdi class="unseen">[^<]*<\/bdi>/g)).toEqual(
    ['U+202E', 'U+2066', 'U+200F'].map((name) => `<bdi class="unseen">${name}</bdi>`),
  );
  expect(drawn.replace(/[^\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')).toBe('\u200f');
});

test.each([
  ['[[1]](https://evil.example)', '[1] (evil.example)'],
  ['[1](https://evil.example/1)', '1 (evil.example)'],
  ['[**1**](https://evil.example/1)', '1 (evil.example)'],
  ['[see [1]](https://evil.example)', 'see [1] (evil.example)'],
  ['[docs/dome.md:12](https://evil.example)', 'docs/dome.md:12 (evil.example)'],
  ['[`dome.md`](https://evil.example)', 'dome.md (evil.example)'],
  ['[Dome guide, line 12](https://evil.example)', 'Dome guide, line 12 (evil.example)'],
  ['[https://good.example](https://evil.example)', 'https://good.example (evil.example)'],
  ['[evil.example.good.example](https://evil.example)', 'evil.example.good.example (evil.example)'],
  ['[the guide](https://evil.example)', 'the guide'],
  ['[evil.example/1](https://evil.example/1)', 'evil.example/1'],
  ['https://evil.example/1', 'https://evil.example/1'],
])('a link to a site does not pass for a citation: %s', (markdown, text) => {
  const drawn = html(`It says so ${markdown}.`);
  expect([drawn.match(/<a /g)?.length, drawn.replace(/<[^>]*>/g, '')]).toEqual([1, `It says so ${text}.`]);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<iframe src="https://evil.example"></iframe>',
  '<svg><image href="https://evil.example/x"/></svg>',
  '<style>@import url(https://evil.example)</style>',
  '![x](https://evil.example/x.png)',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x][r]\n\n[r]: https://evil.example/x.png',
  '[x](javascript:alert(1))',
  '[x](smb://host/share) [y](ms-msdt:/id) [z](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '<smb://host/share>',
  '[x](<java\nscript:alert(1)>)',
  '[x](http://evil.example)',
  'www.evil.example and smb://host/share',
  '[x](https://user:pw@evil.example)',
])('hostile Markdown is drawn as text: %j', (markdown) => {
  for (const isOpen of [true, false]) {
    const drawn = html(markdown, isOpen);
    expect(
      drawn.match(/<(a|img|script|iframe|svg|image|style|object|embed|video|audio|link|meta|form|input)\b/i),
    ).toBeNull();
    expect(drawn.match(/ (src|srcset|href|xlink:href|style|on\w+)="[^"]*"/gi)).toBeNull();
  }
});

test('an address that is no link is said, once', () => {
  expect(html('[x](http://localhost:3000) http://localhost:3000')).toBe(
    '<p>x (http://localhost:3000) http://localhost:3000</p>',
  );
});

test('the whole address of an https link is told', () => {
  expect(html('[the site](https://react.dev/learn)')).toContain('aria-description="https://react.dev/learn"');
});

test('a block too long to be parsed in time is shown as it was written', () => {
  const stars = '*a'.repeat(10_000);
  expect(html(stars)).toBe(`<p>${stars}</p>`);
  expect(html(`\`\`\`\n${stars}\n\`\`\``)).toContain('<pre');
});
