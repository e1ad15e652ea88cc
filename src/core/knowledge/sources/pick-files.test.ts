import { expect, test } from 'vitest';
import { isWanted, readText } from './pick-files';

test.each([
  ['docs/guide.html', true],
  ['analysis.IPYNB', true],
  ['src/page.min.html', false],
  ['node_modules/a/README.md', false],
  ['picture.png', false],
])('%s', (path, expected) => {
  expect(isWanted(path)).toBe(expected);
});

test('a notebook may hold pictures as long lines; another file of long lines is machine-made', () => {
  const text = `${'x'.repeat(30_000)}\n`;
  expect(readText('a.ipynb', Buffer.from(text))).toBe(text);
  expect(readText('a.js', Buffer.from(text))).toBe(null);
});
