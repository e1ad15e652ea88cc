import { expect, it } from 'vitest';
import { isTitleOf } from './title-of-forgotten';

const TOLD = 'My sailing boat is called Ludmila.\nIt lies in Bergen.';

it.each([
  ['My sailing boat is called Ludmila.', true],
  ['sailing boat is called …', true],
  ['Boats: My sailing boat is called Ludmila.', true],
  ['Boats', false],
  ['Bergen', false],
])('a title is made of what is forgotten where it says a part or a sentence of it: %s', (title, isMade) => {
  expect(isTitleOf(title, [TOLD])).toBe(isMade);
});

it('a title of a few words is, where it is the whole beginning', () => {
  expect([isTitleOf('Otto', ['Otto']), isTitleOf('Otto', ['Otto is ill.'])]).toEqual([true, false]);
});
