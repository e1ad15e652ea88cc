import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProfile, profileSections, type Profile } from '../../../../shared/domain/profile';
import {
  addRow,
  editRow,
  isChanged,
  moveRow,
  rebaseDraft,
  refusedRow,
  removeRow,
  rowProblem,
  startDraft,
  textsOf,
  type Draft,
} from './profile-draft';

const LONG = 'x'.repeat(501);
const profile: Profile = { ...emptyProfile, preferences: ['Tea'], people: ['Éva', 'Otto'] };
const start = (): Draft => startDraft({ profile, version: 3 });
const idOf = (draft: Draft, text: string): number =>
  profileSections.flatMap((name) => draft.rows[name]).find((row) => row.text === text)?.id ?? 0;
const people = (draft: Draft) => textsOf(draft).people;

test('a draft begins as the profile, and is changed by what saving would change', () => {
  const draft = start();
  const blank = addRow(draft, 'people', idOf(draft, 'Éva'));
  const filled = editRow(blank, 'people', draft.nextId, 'Anna');
  expect([draft, blank, filled].map(isChanged)).toEqual([false, false, true]);
  expect(people(filled)).toEqual(['Éva', 'Anna', 'Otto']);
  expect(people(removeRow(filled, 'people', draft.nextId))).toEqual(['Éva', 'Otto']);
});

test('a row moves within its section and on into the next', () => {
  const draft = start();
  const id = idOf(draft, 'Otto');
  const up = moveRow(draft, 'people', id, -1);
  const out = moveRow(up, 'people', id, -1);
  expect([people(up), people(out), textsOf(out).projects]).toEqual([['Otto', 'Éva'], ['Éva'], ['Otto']]);
  expect(textsOf(moveRow(draft, 'people', id, 1))).toMatchObject({ people: ['Éva'], openEnds: ['Otto'] });
  const first = startDraft({ profile: { ...emptyProfile, aboutMe: ['a'] }, version: 1 });
  expect(moveRow(first, 'aboutMe', 1, -1)).toEqual(first);
});

test('what is changed elsewhere comes in, and what was typed stays, in the same fields', () => {
  const draft = start();
  const typed = editRow(draft, 'people', idOf(draft, 'Otto'), 'Otto, the sai');
  const theirs = { ...profile, preferences: ['Coffee'], people: ['Éva', 'Anna', 'Otto'] };
  const rebased = rebaseDraft(typed, { profile: theirs, version: 4 });
  expect(textsOf(rebased)).toEqual({ ...theirs, people: ['Éva', 'Anna', 'Otto, the sai'] });
  expect([rebased.basedOn, rebased.base]).toEqual([4, theirs]);
  expect(idOf(rebased, 'Otto, the sai')).toBe(idOf(draft, 'Otto'));
});

test('no row has another’s id, and none that was typed is lost, whatever comes in', () => {
  const lists = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), { maxLength: 6 });
  fc.assert(
    fc.property(lists, fc.array(fc.constantFrom('x', 'y', '', 'a')), (states, typed) => {
      let draft = start();
      for (const [at, text] of typed.entries()) {
        draft = editRow(addRow(draft, 'people', null), 'people', draft.nextId, text);
        draft = rebaseDraft(draft, { profile: { ...emptyProfile, people: states[at] ?? [] }, version: at });
      }
      const rows = profileSections.flatMap((name) => draft.rows[name]);
      const own = typed.filter((text) => text === 'x' || text === 'y');
      return (
        new Set(rows.map((row) => row.id)).size === rows.length && own.every((text) => people(draft).includes(text))
      );
    }),
  );
});

test('a row that is too long or there already says so', () => {
  const draft = startDraft({ profile: { ...emptyProfile, people: ['Éva', ' éva', '', ' ', LONG] }, version: 1 });
  expect(draft.rows.people.map((row) => rowProblem(draft, 'people', row))).toEqual([
    null,
    'double',
    null,
    null,
    { code: 'profile.entryTooLong', params: { section: 'people', limit: 500 } },
  ]);
});

test.each([
  ['profile.entryTooLong', { section: 'people', limit: 500 }, LONG],
  ['profile.sectionFull', { section: 'people', limit: 500 }, 'Otto'],
  ['profile.full', { limit: 8_000 }, undefined],
])('a save that is refused with %s leads to the row that it is refused for', (code, params, text) => {
  const draft = startDraft({
    profile: { ...emptyProfile, aboutMe: [LONG], people: ['Éva', LONG, 'Otto'] },
    version: 1,
  });
  expect(refusedRow(draft, { code, params })?.text).toBe(text);
});
