import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProfile, MAX_ENTRY_LENGTH, MAX_PROFILE_LENGTH, profile } from './profile';
import { readProfile, writeProfile } from './profile-text';

test('a profile is read as it was written, and none is written that is out of bounds', () => {
  const value = { ...emptyProfile, people: ['Éva "the sailor"'], openEnds: ['{"a":1}'] };
  expect(readProfile(writeProfile(value))).toEqual(value);
  expect(() => writeProfile({ ...value, people: ['x'.repeat(MAX_ENTRY_LENGTH + 1)] })).toThrow('people');
  expect([null, '', ' \n'].map(readProfile)).toEqual([emptyProfile, emptyProfile, emptyProfile]);
});

test('Markdown of the first version becomes lines about the user', () => {
  const markdown = '# Name\r\n- Éva\n  * Lives in *Bergen*\n\n1. First\n2) Second\nPlain line\n- Éva\n#hashtag';
  expect(readProfile(markdown)).toEqual({
    ...emptyProfile,
    aboutMe: ['Name', 'Éva', 'Lives in *Bergen*', 'First', 'Second', 'Plain line', '#hashtag'],
  });
});

const word = fc.stringMatching(/^[a-zé]{1,30}$/);

const many = { size: 'max', minLength: 1 } as const;
const line = fc.array(word, { ...many, maxLength: 200 }).map((words) => words.join(' '));

test.each([
  ['long lines', fc.array(line, { ...many, maxLength: 40 })],
  ['many short lines', fc.array(word, { ...many, maxLength: 900 })],
])('no word of the first version’s Markdown is lost: %s', (_what, lines) => {
  const markdown = lines.map((each) => each.join('\n').slice(0, MAX_PROFILE_LENGTH));
  fc.assert(
    fc.property(markdown, (text) => {
      const read = readProfile(text);
      const kept = new Set(read.aboutMe.join(' ').split(' '));
      return profile.safeParse(read).success && text.split(/\s+/).every((each) => each === '' || kept.has(each));
    }),
    { numRuns: 40 },
  );
});

test('whatever else is stored gives a profile', () => {
  const hostile = [
    '{"people":["a"]}',
    '[1]',
    'null',
    '😀'.repeat(5_000),
    `a${'😀'.repeat(900)}`,
    'x'.repeat(20_000),
    '\0\n'.repeat(9_000),
    Array.from({ length: 4_000 }, (_, at) => `line ${at}`).join('\n'),
  ];
  expect(hostile.map((text) => profile.safeParse(readProfile(text)).success)).toEqual(hostile.map(() => true));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => profile.safeParse(readProfile(text)).success));
});
