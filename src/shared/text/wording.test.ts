import { expect, test } from 'vitest';
import { tellError, wording } from './wording';

/** The paths of the texts that say nothing. */
const blanks = (text: unknown, path = ''): string[] => {
  if (typeof text === 'object' && text !== null) {
    return Object.entries(text).flatMap(([name, inner]) => blanks(inner, `${path}.${name}`));
  }
  return typeof text === 'string' && text.trim() === '' ? [path] : [];
};

test('every visible text says something', () => {
  expect(blanks(wording)).toEqual([]);
});

test('an error tells a limit as a number of the language, and a section of the profile by its title', () => {
  const told = [
    tellError('profile.full', { limit: 8_000 }),
    tellError('profile.entryTooLong', { section: 'openEnds', limit: 500 }),
    tellError('profile.sectionFull', { section: 'aboutMe', limit: 1_500 }),
  ];
  expect(told).toEqual([
    'The whole profile can have at most 8,000 characters. Remove or shorten something first.',
    'An entry of the profile under “Open ends” can have at most 500 characters.',
    'The section “About me” of the profile can have at most 1,500 entries.',
  ]);
});
