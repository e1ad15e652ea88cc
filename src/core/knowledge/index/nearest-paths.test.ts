import { expect, test } from 'vitest';
import { nearestPaths } from './nearest-paths';

const PATHS = [
  'README.md',
  'docs/guide/getting-started.md',
  'docs/guide/hooks.md',
  'docs/api/hooks.md',
  'src/hooks/use-effect.ts',
  'src/server.ts',
];

test.each([
  ['docs/guide/hook.md', 'docs/guide/hooks.md'],
  ['docs/hooks.md', 'docs/api/hooks.md'],
  ['readme.md', 'README.md'],
  ['use-effect.ts', 'src/hooks/use-effect.ts'],
  ['getting-started.mdx', 'docs/guide/getting-started.md'],
  ['docs/guide', 'docs/guide/getting-started.md'],
])('%s was meant as %s', (asked, meant) => {
  expect(nearestPaths(asked, PATHS, 3)[0]).toBe(meant);
});

test('what has nothing in common is not named', () => {
  expect(nearestPaths('zzz/qqq.xyz', PATHS, 3)).toEqual([]);
});
