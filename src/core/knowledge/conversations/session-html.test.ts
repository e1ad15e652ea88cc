import { expect, it } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { drawFormula } from './draw-formula';
import { mayHaveFormulas, PAGE_END, pageStart, sessionHtml, type FormulaDrawer } from './session-html';

const KEY = 'a'.repeat(64);
const COMMIT = 'c'.repeat(40);

const message = (role: 'user' | 'assistant', ...parts: LecternMessage['parts']): LecternMessage => ({
  id: '01980a3e-6d5c-7a10-8c44-0123456789ab',
  role,
  metadata: { parentId: null, createdAt: Date.UTC(2026, 0, 2, 3, 4) },
  parts,
});
const text = (said: string) => ({ type: 'text' as const, text: said });
const ADDRESSES = { [KEY]: 'https://github.com/owner/dome.git' };
const pageBy = (draw: FormulaDrawer, title: string, path: readonly LecternMessage[]): string =>
  [pageStart(title), ...sessionHtml({ id: '1-2', title, createdAt: 0 }, path, ADDRESSES, draw), PAGE_END].join('');
const page = (title: string, ...path: readonly LecternMessage[]): string => pageBy(() => null, title, path);
const bodyOf = (html: string): string => html.slice(html.indexOf('<main>'));

it('shows who said what, its Markdown drawn, with citations that lead to their places', () => {
  const html = bodyOf(
    page(
      'The <dome>',
      message('user', text('When does it **open**?')),
      message('assistant', text('At dusk [1].\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```ts\na[1]\n```'), {
        type: 'data-citation',
        data: { n: 1, sourceKey: KEY, sourceName: 'dome', commit: COMMIT, path: 'dome.md', lines: [3, 9], blob: 'b' },
      }),
    ),
  );
  expect(html).toContain('<h1>The &#60;dome&#62;</h1>');
  expect(html).toContain('<article class="user">\n<h2>You, 2026-01-02 03:04 UTC</h2>');
  expect(html).toContain('<strong>open</strong>');
  expect(html).toContain('<p>At dusk <a href="#place-1-2-1">[1]</a>.</p>');
  expect(html).toContain('<td>1</td>');
  expect(html).toContain('<code class="language-ts">a[1]\n</code>');
  expect(html).toContain(
    `<li id="place-1-2-1" value="1"><p><a href="https://github.com/owner/dome/blob/${COMMIT}/dome.md`,
  );
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![pixel](https://evil.example/p.png "t")',
  '![](//evil/share)',
  '[a](javascript:alert(1)) [b](//evil/share) [c](file:///etc/passwd) [d](../up) [e](data:text/html,x) [f](smb://x)',
  '<style>body{background:url(https://evil.example)}</style>',
  '<iframe srcdoc="x"></iframe><form action=https://evil.example><input></form>',
  '<https://ok.example/> <javascript:x> "quotes" href="//evil"',
  '[q](<https://ok.example/" onclick="alert(1)> "ti\\" onx=\\"tle")',
  '```js" onclick="alert(1)\ncode\n```',
  `${'> '.repeat(2_000)}deep <b>`,
  '[a](<b'.repeat(5_000),
  '</main></body><script>',
  '[x](http://plain.example) [y](https://me:pw@evil.example/)',
];
/** All that the page may be made of. */
const TAG =
  /^<\/?(?:html lang="en"|html|head|body|main|title|style|h[1-6]|p|strong|em|del|pre|ol|ul|li|blockquote|hr ?\/|br ?\/|table|thead|tbody|tr|t[hd](?: align="(?:left|right|center)")?|section|a|code|meta charset="utf-8"|article class="(?:user|assistant)"|article|code class="[^"<>]*"|a href="(?:https:\/\/|#place-)[^"<>]*")>$/;

it.each(hostile)('%s does nothing: it is text, or a link to the web', (said) => {
  const html = bodyOf(page(said, message('user', text(said)), message('assistant', text(`Well:\n\n${said}`))));
  expect(html.match(/<[^>]*>/g)?.filter((tag) => !TAG.test(tag))).toEqual([]);
});

it.each([
  ['[[1]](https://evil.example/x)', '<a href="https://evil.example/x">[1]</a> (evil.example)'],
  ['[docs/dome.md:12](https://evil.example)', '<a href="https://evil.example/">docs/dome.md:12</a> (evil.example)'],
  ['[good.example](https://evil.example)', '<a href="https://evil.example/">good.example</a> (evil.example)'],
  ['[the guide](https://ok.example/?a&b)', '<a href="https://ok.example/?a&#38;b">the guide</a>'],
  ['[the guide][g]\n\n# H\n\n[g]: https://ok.example', '<a href="https://ok.example/">the guide</a>'],
  ['a\u202eb', 'a‹U+202E›b'],
])('%j says where it leads, and what nobody sees', (said, html) => {
  expect(bodyOf(page('T', message('assistant', text(said))))).toContain(html);
});

it.each([
  [
    'It is \\(x\\,_1\\) or $a_1 < b_1$, for $5 or $10.',
    '<p>It is <code class="formula">x\\,_1</code> or <code class="formula">a_1 &#60; b_1</code>, for $5 or $10.</p>',
  ],
  ['\\[\n\\int_0^1 x\\,dx = \\frac{1}{2}\n\\]', '<p><code class="formula">\\int_0^1 x\\,dx = \\frac{1}{2}</code></p>'],
  [
    'Open it.[^1]\n\n[^1]: Not in *storms*.\n[^b]: Nor in rain.',
    '<p>Open it.[^1]</p>\n<p>[^1]: Not in <em>storms</em>.\n[^b]: Nor in rain.</p>',
  ],
  ['| a | b |\n| -: | :-: |\n| 1 | 2 |', '<th align="right">a</th>'],
])('%j keeps what it says', (said, html) => {
  expect(bodyOf(page('T', message('assistant', text(said))))).toContain(html);
});

it.each([
  [
    'It is $a_1 < b$, for $5 or $10.',
    /^<p>It is <math [^]*<mi>b<\/mi>[^]*<\/math>, for \$5 or \$10\.<\/p>\n<\/article>/,
  ],
  ['\\[\n\\frac{1}{2}\n\\]', /^<p><math [^>]*display="block"><semantics><mrow><mfrac>/],
  ['| a |\n| - |\n| $x$ |', /<td><math /],
  ['It is $\\frac{$.', /^<p>It is <code class="formula">\\frac\{<\/code>\.<\/p>/],
  ['```tex\n$x$\n```\n\n`$y$`', /^<pre><code class="language-tex">\$x\$\n<\/code><\/pre>\n<p><code>\$y\$<\/code><\/p>/],
])('%j is drawn where it is a formula', (said, html) => {
  const path = [message('assistant', text(said))];
  expect(mayHaveFormulas(path)).toBe(true);
  const body = bodyOf(pageBy(drawFormula, 'T', path));
  expect(body.slice(body.indexOf('</h2>\n') + '</h2>\n'.length)).toMatch(html);
});

it('draws so many formulas of a block, and shows all', () => {
  const body = bodyOf(pageBy(drawFormula, 'T', [message('assistant', text('$x$ and '.repeat(150)))]));
  expect([body.match(/<math /g)?.length, body.match(/<code class="formula">x<\/code>/g)?.length]).toEqual([100, 50]);
});

it('wants nothing that draws formulas for a session without any', () => {
  expect(mayHaveFormulas([message('user', text('Is `a[1]` (one) of [them]?'))])).toBe(false);
});

it('shows a long list and a long table whole', () => {
  const list = Array.from({ length: 400 }, (_, at) => `${at + 1}. item ${at} of **many**`).join('\n');
  const table = `| a | b |\n| - | - |\n${Array.from({ length: 400 }, (_, at) => `| ${at} | row |`).join('\n')}`;
  const html = bodyOf(page('T', message('assistant', text(`${list}\n\n${table}`))));
  expect(html.match(/<li>/g)).toHaveLength(400);
  expect(html.match(/<td>row<\/td>/g)).toHaveLength(400);
});

it('forbids what it would load, and has no script', () => {
  const html = page('T', message('user', text('Hello')));
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  expect(html).not.toContain('<script');
});
