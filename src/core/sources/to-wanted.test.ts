import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { toWanted } from './to-wanted';

const page = 'https://github.com/a/b/tree/main/docs';
const b = { kind: 'repository', address: 'https://github.com/a/b' };

test.each([
  ['a page', { address: page }, { ...b, ref: 'main', searchPath: 'docs' }],
  ['a page, without its scheme', { address: page.slice(8) }, { ...b, ref: 'main', searchPath: 'docs' }],
  [
    'a page with what was left blank',
    { address: page, ref: '', searchPath: '' },
    { ...b, ref: 'main', searchPath: 'docs' },
  ],
  [
    'a page with other words typed',
    { address: page, ref: 'v1', searchPath: 'api' },
    { ...b, ref: 'v1', searchPath: 'api' },
  ],
  [
    'a page that a model names',
    { address: page, sessionId: 's' },
    { ...b, address: page, ref: undefined, searchPath: null },
  ],
  [
    'a folder in it as it is typed',
    { address: 'a/b', searchPath: '/docs/api/' },
    { ...b, ref: undefined, searchPath: 'docs/api' },
  ],
  ['what is copied with quotation marks', { address: ' "a/b" ' }, { ...b, ref: undefined, searchPath: null }],
  ['what is copied with brackets', { address: '<https://github.com/a/b>' }, { ...b, ref: undefined, searchPath: null }],
  ['the command that clones it', { address: 'git clone a/b' }, { ...b, ref: undefined, searchPath: null }],
  ['a repository', { address: 'a/b' }, { ...b, ref: undefined, searchPath: null }],
])('%s', async (_, source, wanted) => {
  expect(await toWanted(source)).toEqual(wanted);
});

test('what a model names is not taken for anything else', async () => {
  await expect(toWanted({ address: '"a/b"', sessionId: 's' })).rejects.toMatchObject({ code: 'source.address' });
});

test.each([
  'https://me:secret@example.org/a',
  ' git clone ssh://git:secret@example.org/a',
  'http://me:secret@127.0.0.1/a',
])('a password in an address is refused, with a sentence that does not have it: %s', async (address) => {
  const refused: unknown = await toWanted({ address }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'source.hasPassword', params: {} });
  expect(inspect(refused)).not.toContain('secret');
});

test('a name in an address is none', async () => {
  expect((await toWanted({ address: 'https://me@example.org/a' })).address).toBe('https://example.org/a');
});

test('a folder has to be there, and to be one', async () => {
  const path = import.meta.filename;
  await expect(toWanted({ address: path })).rejects.toMatchObject({ code: 'source.isFile', params: { path } });
  await expect(toWanted({ address: '/nowhere/at/all' })).rejects.toMatchObject({ code: 'source.missing' });
});
