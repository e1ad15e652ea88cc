import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProfile, profile, profileSections, type Profile, type ProfileDraft } from './profile';
import {
  applyOperations,
  differenceOf,
  isSameProfile,
  mergeProfiles,
  profileOperation,
  type ProfileOperation,
} from './profile-change';

const before: Profile = { ...emptyProfile, aboutMe: ['Name: Éva', 'Lives in Bergen'], projects: ['Ludmila'] };
const apply = (...operations: readonly ProfileOperation[]) => applyOperations(before, operations);

test('operations add, replace and remove entries, and leave the rest where it is', () => {
  const result = apply(
    { action: 'add', section: 'people', entry: ' Otto,\na sailor ' },
    { action: 'replace', section: 'aboutMe', entry: 'name: éva', replacement: 'Name: Eva' },
    { action: 'remove', section: 'projects', entry: 'Ludmila' },
  );
  const after = { ...emptyProfile, aboutMe: ['Name: Eva', 'Lives in Bergen'], people: ['Otto, a sailor'] };
  expect(result).toEqual({ ok: true, value: after });
  expect(differenceOf(before, after)).toEqual({
    added: [
      { section: 'aboutMe', entry: 'Name: Eva' },
      { section: 'people', entry: 'Otto, a sailor' },
    ],
    removed: [
      { section: 'aboutMe', entry: 'Name: Éva' },
      { section: 'projects', entry: 'Ludmila' },
    ],
  });
});

test('what is there is not added twice', () => {
  expect(apply({ action: 'add', section: 'projects', entry: 'LUDMILA' })).toEqual({ ok: true, value: before });
});

test('one operation that cannot be done leaves all undone, and says why', () => {
  const add: ProfileOperation = { action: 'add', section: 'people', entry: 'Otto' };
  const results = [
    apply(add, { action: 'remove', section: 'people', entry: 'Anna' }),
    apply(add, { action: 'replace', section: 'aboutMe', entry: 'Name: Éva' }),
    apply(add, { action: 'add', section: 'people', entry: ' \n' }),
    apply(add, { action: 'add', section: 'people', entry: 'x'.repeat(501) }),
  ];
  expect(results.map((result) => (result.ok ? null : result.problem.code))).toEqual([
    'profile.noEntry',
    'profile.blank',
    'profile.blank',
    'profile.entryTooLong',
  ]);
});

const entry = fc.oneof(fc.constantFrom('a', 'b', 'c', 'A ', ''), fc.string({ unit: 'binary', maxLength: 520 }));
const operation = fc.record({
  action: fc.constantFrom('add', 'replace', 'remove'),
  section: fc.constantFrom(...profileSections),
  entry,
  replacement: entry,
});

test('any sequence of operations keeps the schema and its bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.array(operation, { maxLength: 20 }), { maxLength: 30 }), (calls) => {
      let current: Profile = emptyProfile;
      for (const operations of calls) {
        const result = applyOperations(current, profileOperation.array().parse(operations));
        if (result.ok) current = result.value;
        if (!profile.safeParse(current).success) return false;
      }
      return true;
    }),
    { numRuns: 60 },
  );
});

const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
const draft = list.map((people): ProfileDraft => ({ ...emptyProfile, people }));

test('a merge takes what one side changed and the other left alone', () => {
  fc.assert(
    fc.property(draft, draft, draft, (base, theirs, mine) => {
      const merged = mergeProfiles(base, theirs, mine).people;
      const isIn = (text: string, side: ProfileDraft): boolean => side.people.includes(text);
      const isWanted = (text: string): boolean =>
        isIn(text, base) === isIn(text, theirs) ? isIn(text, mine) : isIn(text, theirs) || !isIn(text, base);
      return (
        isSameProfile(mergeProfiles(base, base, mine), mine) &&
        isSameProfile(mergeProfiles(base, theirs, base), theirs) &&
        ['a', 'b', 'c', 'd', 'e', 'f'].every((text) => merged.includes(text) === isWanted(text)) &&
        new Set(merged).size === merged.length
      );
    }),
  );
});

test('a merge puts what they added where they have it', () => {
  const of = (...people: readonly string[]): ProfileDraft => ({ ...emptyProfile, people });
  const merged = mergeProfiles(of('a', 'b'), of('a', 'new', 'b'), of('mine', 'a', 'b'));
  expect(merged.people).toEqual(['mine', 'a', 'new', 'b']);
});
