import { expect, test } from 'vitest';
import { chooseParts } from './choose-parts.mjs';

const all = ['lint', 'unit', 'e2e'];

test('no argument runs every part, a name runs that part with what follows', () => {
  expect(chooseParts(all, [])).toEqual({ names: all, runnerArgs: [] });
  expect(chooseParts(all, ['e2e', '-g', 'relaunch'])).toEqual({ names: ['e2e'], runnerArgs: ['-g', 'relaunch'] });
});

test('an unknown part is refused with the names that exist', () => {
  expect(() => chooseParts(all, ['units'])).toThrow('there is no part "units"');
});
