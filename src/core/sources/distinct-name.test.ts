import { expect, it } from 'vitest';
import { distinctName } from './distinct-name';

it.each([
  ['a branch', 'release/2', null, 'ops @ release/2'],
  ['a whole id of a commit', 'c0ffee1234'.repeat(4), null, 'ops @ c0ffee1234'],
  ['a folder in it', null, 'docs', 'ops @ docs'],
  ['nothing', null, null, 'ops (2)'],
])('what would be called as another is told apart by %s', (_what, ref, searchPath, name) => {
  expect(distinctName('ops', { ref, searchPath }, [{ name: 'ops' }])).toBe(name);
});

it('two commits that begin alike have a number', () => {
  const ref = 'c0ffee1234'.repeat(4);
  const holders = [{ name: 'ops' }, { name: 'ops @ c0ffee1234' }];
  expect(distinctName('ops', { ref, searchPath: null }, holders)).toBe('ops @ c0ffee1234 (3)');
});
