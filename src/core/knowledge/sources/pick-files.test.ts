import { expect, test } from 'vitest';
import { readText, reasonByName, skippedFolderOf } from './pick-files';

test.each([
  ['docs/guide.html', null],
  ['analysis.IPYNB', null],
  ['Makefile', null],
  ['src/page.min.html', 'machineMade'],
  ['package-lock.json', 'machineMade'],
  ['picture.png', 'otherKind'],
  ['LICENSE', null],
  ['docs/Licence-Apache-2.0', null],
  ['COPYING.LESSER', null],
  ['NOTICE', null],
  ['licence.png', 'otherKind'],
  ['license-checker.exe', 'otherKind'],
  ['noticed', 'otherKind'],
  ['docs/a\nb.md', 'badName'],
])('by its name, %j is left out as %s', (path, reason) => {
  expect(reasonByName(path)).toBe(reason);
});

test.each([
  ['node_modules/a/README.md', 'node_modules/'],
  ['docs/vendor/x/dist/a.md', 'docs/vendor/'],
  ['docs/vendor', null],
])('%s lies in %s', (path, folder) => {
  expect(skippedFolderOf(path)).toBe(folder);
});

test('a notebook may hold pictures as long lines; another file of long lines is machine-made', () => {
  const text = `${'x'.repeat(30_000)}\n`;
  expect(readText('a.ipynb', Buffer.from(text))).toEqual({ text });
  expect(readText('a.js', Buffer.from(text))).toEqual({ skipped: 'machineMade' });
});
