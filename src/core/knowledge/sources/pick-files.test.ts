import { describe, expect, test } from 'vitest';
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
  ['notes/plan.org', null],
  ['guide.textile', null],
  ['docs/HACKING', null],
  ['RELEASE-NOTES', null],
  ['bin/usage', 'otherKind'],
  ['data', 'otherKind'],
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

describe('a file of long lines', () => {
  const prose = 'The heron, which is grey, stands in "its" pond; it waits. Does it fish? It does!  '.repeat(500);
  const markdown = `${'The [heron](heron.md) calls `stand()` and then waits for **fish** in its pond, as is told below. '.repeat(500)}\n`;
  const chinese = '苍鹭站在池塘里等着。它是灰色的,不会动。'.repeat(2_000);

  test.each([
    ['a.md', prose],
    ['a.md', `# Herons\n\n${markdown}`],
    ['a.txt', prose.replaceAll('.', '.\u00a0')],
    ['README', chinese],
    ['a.org', prose],
  ])('that are prose is read: %s', (path, text) => {
    expect('text' in readText(path, Buffer.from(text))).toBe(true);
  });

  const code = 'const a=(b,c)=>{if(b.d===c)return e(b);for(let f=0;f<g.length;f++)h(f)};'.repeat(500);
  const base = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ'.repeat(500);
  const rows = '[{"name":"Grey heron","size":98,"sits":true,"at":"2026-05-01"},'.repeat(500);
  const table = 'heron pond reed fish water tern gull '.repeat(1_000);

  test.each([
    ['a.md', code],
    ['a.txt', base],
    ['a.txt', rows],
    ['a.txt', '{"say": "No. ", "at": [12, 7]}, '.repeat(1_000)],
    ['a.txt', table],
    ['a.txt', '1.5 2.25 3.75 '.repeat(3_000)],
    ['a.js', `const text="${prose}"`],
  ])('that are not is machine-made: %s', (path, text) => {
    expect(readText(path, Buffer.from(text))).toEqual({ skipped: 'machineMade' });
  });
});

describe('what Git LFS commits in the place of a file', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`;

  test.each([
    ['as it is written', pointer],
    ['with other ends of lines', pointer.replaceAll('\n', '\r\n')],
    ['with what an extension adds', pointer.replace('oid', `ext-0-crypt sha256:${'a'.repeat(64)}\noid`)],
  ])('is no text of its own: %s', (_how, text) => {
    expect(readText('guide.md', Buffer.from(text))).toEqual({ skipped: 'pointer' });
  });

  test.each([
    ['a page that explains it', `${pointer}\nEach pointer has three lines.\n`],
    ['a page that begins like it', `${pointer}${' \n'.repeat(600)}The end.\n`],
    ['a line of it', 'version https://git-lfs.github.com/spec/v1\n'],
  ])('is not %s', (_what, text) => {
    expect(readText('guide.md', Buffer.from(text))).toEqual({ text });
  });
});
