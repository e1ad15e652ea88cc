import { expect, test } from 'vitest';
import { splitPage } from './split-page';

test.each([
  ['https://github.com/a/b/tree/main/docs', ['https://github.com/a/b', 'main', 'docs']],
  ['https://github.com/a/b/tree/v1.0/', ['https://github.com/a/b', 'v1.0', null]],
  ['https://github.com/a/b/blob/main/docs/my%20guide/a.md', ['https://github.com/a/b', 'main', 'docs/my guide']],
  ['https://github.com/a/b/blob/main/README.md', ['https://github.com/a/b', 'main', null]],
  ['https://gitlab.com/group/team/b/-/tree/main/docs/api', ['https://gitlab.com/group/team/b', 'main', 'docs/api']],
  ['https://codeberg.org/a/b/src/branch/main/docs', ['https://codeberg.org/a/b', 'main', 'docs']],
  ['https://github.com/a/b/tree/%E0%A4%A/docs', ['https://github.com/a/b', '%E0%A4%A', 'docs']],
])('%s is a page of a repository', (address, [at, ref, searchPath]) => {
  expect(splitPage(address)).toEqual({ address: at, ref, searchPath });
});

test.each([
  'https://github.com/a/b',
  'https://github.com/tree/main',
  'https://github.com/a/tree',
  'https://git.example.org/a/b/tree/main/docs',
  'ssh://git@github.com/a/b/tree/main',
  'git@github.com:a/b/tree/main',
  '/home/me/github.com/a/b/tree/main',
])('%s is none', (address) => {
  expect(splitPage(address)).toBeNull();
});
