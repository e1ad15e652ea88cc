import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProfile, MAX_PROFILE_LENGTH, profile } from './profile';
import { readProfile, writeProfile } from './profile-text';

test('a profile is read as it was written', () => {
  const value = { ...emptyProfile, people: ['Éva "the sailor"'], openEnds: ['{"a":1}'] };
  expect(readProfile(writeProfile(value))).toEqual(value);
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

test('no word of the first version’s Markdown is lost, however long or many its lines are', () => {
  const line = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
  const markdown = fc
    .array(fc.oneof(word, line), { minLength: 1, maxLength: 900 })
    .map((lines) => lines.join('\n').slice(0, MAX_PROFILE_LENGTH));
  fc.assert(
    fc.property(markdown, (text) => {
      const read = readProfile(text);
      const kept = new Set(read.aboutMe.join(' ').split(' '));
      return profile.safeParse(read).success && text.split(/\s+/).every((each) => each === '' || kept.has(each));
    }),
    { numRuns: 60 },
  );
});

test('whatever else is stored gives a profile', () => {
  const hostile = ['{"people":["a"]}', '[1]', 'null', '😀'.repeat(5_000), 'x'.repeat(20_000), '\0\n'.repeat(9_000)];
  expect(hostile.map((text) => profile.safeParse(readProfile(text)).success)).toEqual(hostile.map(() => true));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => profile.safeParse(readProfile(text)).success));
});
