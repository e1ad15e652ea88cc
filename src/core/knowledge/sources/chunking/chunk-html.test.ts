import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkHtml } from './chunk-html';
import { finish } from '../../steps';

const chunk = (...lines: readonly string[]) => finish(chunkHtml(lines.join('\n')));
const words = (...lines: readonly string[]) => chunk(...lines).map((each) => each.words ?? each.text);

describe('an HTML file', () => {
  test('is cut by heading, each chunk with its trail, its lines as they are, and its words', () => {
    const lines = [
      '<!doctype html>',
      '<title>Guide &ndash; Site</title>',
      '<h1>Guide</h1>',
      '<p>Read <code>this</code>.',
      '</p>',
      '<section>',
      '<h2 id="install">Install <a href="#install">¶</a></h2>',
      '<pre>',
      'npm install &amp;&amp; npm start',
      '',
      'done',
      '</pre>',
      '</section>',
    ];
    expect(chunk(...lines)).toEqual([
      { trail: ['Guide'], lines: [3, 4], text: lines.slice(2, 4).join('\n'), words: 'Guide Read this.' },
      {
        trail: ['Guide', 'Install'],
        lines: [7, 11],
        text: lines.slice(6, 11).join('\n'),
        words: 'Install ¶ npm install && npm start done',
      },
    ]);
  });

  test('without a first heading has its title in the trail', () => {
    expect(chunk('<title>Guide</title>', '<h2>Install</h2>', 'Run it.').map(({ trail }) => trail)).toEqual([
      ['Guide', 'Install'],
    ]);
  });

  test.each([
    ['<nav><ul><li>Home</li></ul><nav>more</nav></nav>'],
    ['<header><h1>Site</h1></header>'],
    ['<footer>\nSome years\n</footer>'],
    ['<aside>See also</aside>'],
    ['<div class="x" role="navigation"><div>Up</div></div>'],
    ['<script>if (a < b) say("<p>no</p>")</script>'],
    ['<STYLE>p { color: red }</STYLE>'],
    ['<!-- <p>draft</p> -->'],
    ['<svg><title>icon</title></svg>'],
  ])('is not searched for %s', (noise) => {
    expect(words('<p>Before.</p>', noise, '<p>After.</p>')).toEqual(['Before. After.']);
  });

  test('is searched for the header of its article, and for what a nav that never ends would hide', () => {
    expect(words('<article><header><h1>Title</h1></header>', '<p>Text.</p></article>')).toEqual(['Title Text.']);
    expect(words('<nav>', '<p>Text.</p>')).toEqual(['Text.']);
  });

  test('has words that are parted as a reader sees them', () => {
    expect(
      words(
        '<p>use<b>Effect</b></p><p>caf&eacute;s<br>&#x1F600;</p><td>a</td><td',
        ' class="x">b</td>',
        '<img alt="A plan">',
      ),
    ).toEqual(['useEffect cafés 😀 a b A plan']);
  });

  test('with a quote that never ends loses no text', () => {
    expect(words('<a href="x>One</a>', '<p>Two.</p>')).toEqual(['One Two.']);
  });

  test('keeps a list whole and parts paragraphs', () => {
    const item = `<li>${'word '.repeat(30)}</li>`;
    const list = ['<ul>', ...Array.from({ length: 8 }, () => item), '</ul>'];
    const paragraph = `<p>${'word '.repeat(120)}</p>`;
    expect(chunk(...list, paragraph, paragraph, paragraph).map(({ lines }) => lines)).toEqual([
      [2, 9],
      [11, 11],
      [12, 12],
      [13, 13],
    ]);
  });

  test('of any tags has words that are as long as its lines or shorter', () => {
    const tags = 'p /p ul /ul h2 /h2 nav /nav script /script'.split(' ').map((name) => `<${name}>`);
    const texts = ['<!--', '-->', '<a href="', '">', '&amp;', '&#0;', '&#10;', '<', '>', '\n', 'word', ' '];
    const piece = fc.constantFrom(...tags, ...texts);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        for (const each of finish(chunkHtml(text))) {
          expect(lines.slice(each.lines[0] - 1, each.lines[1]).join('\n')).toContain(each.text);
          expect(each.words?.length ?? 0).toBeLessThanOrEqual(each.text.length);
        }
      }),
    );
  });
});
