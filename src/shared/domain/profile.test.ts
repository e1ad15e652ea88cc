import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleanEntry,
  emptyProfile,
  MAX_ENTRIES,
  MAX_ENTRY_LENGTH,
  MAX_PROFILE_LENGTH,
  profile,
  profileSections,
  toProfile,
} from './profile';

test('an entry is one line of what can be seen', () => {
  const texts = ['  two \n lines\t', '\0\ud800', '\u200b \ufeff', 'a\u202eb', 'a\u{e0041}\u{e0042}', '👩‍👩‍👧 שלום'];
  expect(texts.map(cleanEntry)).toEqual(['two lines', '', '', 'a b', 'a', '👩‍👩‍👧 שלום']);
});

test('a draft is stored without blanks and doubles', () => {
  const draft = { ...emptyProfile, people: [' Éva ', '', 'éva', 'Ott\no'], projects: ['Éva'] };
  expect(toProfile(draft)).toEqual({
    ok: true,
    value: { ...emptyProfile, people: ['Éva', 'Ott o'], projects: ['Éva'] },
  });
});

test('what is beyond a limit is named, and what is at it is taken', () => {
  const long = 'a'.repeat(MAX_ENTRY_LENGTH);
  const many = Array.from({ length: MAX_ENTRIES }, (_, at) => `entry ${at}`);
  const half = Array.from({ length: 8 }, (_, at) => `${at}${long.slice(1)}`);
  const full = { ...emptyProfile, aboutMe: half, projects: half };
  const problems = [
    { ...emptyProfile, people: [long] },
    { ...emptyProfile, people: [`${long}a`] },
    { ...emptyProfile, people: many },
    { ...emptyProfile, people: [...many, 'one more'] },
    full,
    { ...full, openEnds: ['a'] },
  ].map((draft) => {
    const result = toProfile(draft);
    return result.ok ? null : result.problem;
  });
  expect(problems).toEqual([
    null,
    { code: 'profile.entryTooLong', params: { section: 'people', limit: MAX_ENTRY_LENGTH } },
    null,
    { code: 'profile.sectionFull', params: { section: 'people', limit: MAX_ENTRIES } },
    null,
    { code: 'profile.full', params: { limit: MAX_PROFILE_LENGTH } },
  ]);
});

test('the schema takes nothing that is not clean, bounded and told once', () => {
  const numbers = (count: number, width: number) =>
    Array.from({ length: count }, (_, at) => `${at}`.padEnd(width, '.'));
  const refused = [
    [' a'],
    [''],
    ['a', 'A'],
    ['a\nb'],
    ['a'.repeat(MAX_ENTRY_LENGTH + 1)],
    [5],
    'a',
    numbers(41, 2),
    numbers(17, 500),
  ];
  expect(refused.map((people) => profile.safeParse({ ...emptyProfile, people }).success)).toEqual(
    refused.map(() => false),
  );
  expect(profile.safeParse({ people: [] }).success).toBe(false);
});

test('whatever is typed comes out as the schema has it, or is refused', () => {
  const entries = fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { maxLength: 45 });
  const drafts = fc.tuple(entries, entries, entries, entries, entries);
  fc.assert(
    fc.property(drafts, (lists) => {
      const draft = Object.fromEntries(profileSections.map((name, at) => [name, lists[at] ?? []]));
      const result = toProfile({ ...emptyProfile, ...draft });
      return !result.ok || profile.safeParse(result.value).success;
    }),
    { numRuns: 60 },
  );
});
