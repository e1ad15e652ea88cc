import { expect, test } from 'vitest';
import { showLines } from './show-lines';

test.each([
  ['a.adoc', "[verse]\n'git dome' <branch>\n\nNamed <name> *so*."],
  ['a.rst', '.. note:: See :func:`open`.\n\n* `a <b>`_'],
  ['a.txt', 'Dome\n====\n\nIt opens.'],
  ['LICENSE', '   1. Terms <year>'],
  ['a.ts', 'const a = 1;'],
])('lines of %s are shown as they are written', (path, text) => {
  expect(showLines(path, text, [1, 9])).toBeNull();
});

test('lines of Markdown are shown without what is no text, and with their own backslashes', () => {
  expect(showLines('a.md', '# Dome {#dome}\n\nA \\<name>.\n\n<!-- Draft. -->\nEnd.', [1, 6])).toBe(
    '# Dome\n\nA \\<name>.\n\nEnd.',
  );
});

test('lines of HTML are shown as its text, without what keeps characters from being marks', () => {
  const text =
    '<h1>Dome</h1>\n<p>A *star*, __init__, <code>\\*</code> and &lt;name&gt;.</p>\n<pre>a\\_b</pre>\n<p>1. c</p>';
  expect(showLines('a.html', text, [1, 4])).toBe(
    '# Dome\n\nA *star*, __init__, `\\*` and <name>.\n\n```\na\\_b\n```\n\n1. c',
  );
});
