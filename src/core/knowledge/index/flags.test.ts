import { expect, test } from 'vitest';
import { flagsIn, holdsFlag, withoutFlags } from './flags';

test.each([
  ['What does --wade-all do?', ['--wade-all']],
  ['-x', ['-x']],
  ['heron -k "--out=pond" (`--dry-run`)', ['-k', '--out', '--dry-run']],
  ['Import und -export, semi-dry, a -- b, 5 - 3, -5 degrees', []],
  ['Ein-/Ausgabe am See-Ufer', []],
])('%j has the options %j', (question, flags) => expect(flagsIn(question)).toEqual(flags));

test.each([
  ['`--wade-all`: all', '--wade-all', true],
  ['--wade\\-all=yes', '--wade-all', true],
  ['-k, --keeper=NAME', '-k', true],
  ['--wade-all-day', '--wade-all', false],
  ['--no-sleep', '-no', false],
  ['x-w', '-w', false],
  ['-W', '-w', false],
])('%j holds %s: %s', (text, flag, isHeld) => expect(holdsFlag(text, flag)).toBe(isHeld));

test('a question without some of its options has the others', () => {
  expect(withoutFlags('is --a or --b on', ['--a']).split(/\s+/)).toEqual(['is', 'or', '--b', 'on']);
});
