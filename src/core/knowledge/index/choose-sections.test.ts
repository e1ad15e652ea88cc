import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSections, type Section } from './choose-sections';
import type { Ranked } from './rank-passages';

const page = (
  fileId: number,
  title: string,
  headings: readonly (readonly [heading: string, own: number])[],
): Section[] => headings.map(([heading, own], at) => ({ id: fileId * 10 + at, fileId, trail: [title, heading], own }));

/** Of each page what says most first, as words and meaning rank them. */
const rankedBy = (sections: readonly Section[]): readonly Ranked[] =>
  sections
    .map(({ id, fileId, own }) => ({ id, fileId, score: own }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id);

const open = page(1, 'open', [
  ['Parameters', 0.4],
  ['Returns', 0.35],
  ['Where files are opened', 0.45],
]);
const close = page(2, 'close', [
  ['Returns', 0.2],
  ['Parameters', 0.1],
]);
const all = [...open, ...close];

test('of a page the section comes first whose heading the question names', () => {
  const order = chooseSections('What does open return?', rankedBy(all), all).map(({ id }) => id);
  expect(order[0]).toBe(11);
});

test('by a word that tells no section apart none is named', () => {
  const sections = [
    { id: 10, fileId: 1, trail: ['Heron'], own: 0.45 },
    { id: 11, fileId: 1, trail: ['Wading'], own: 0.4 },
    { id: 12, fileId: 1, trail: ['Heron', 'Nests'], own: 0.3 },
  ];
  const first = (untelling: ReadonlySet<string>) =>
    chooseSections('How does Heron wade?', rankedBy(sections), sections, undefined, untelling)[0]?.id;
  expect([first(new Set()), first(new Set(['heron']))]).toEqual([10, 11]);
});

test('a section comes first that asks where the same is, be it what the whole page is named for', () => {
  const sections = page(1, 'Your data', [
    ['How do I copy my data?', 0.4],
    ['Where is my data?', 0.3],
  ]);
  expect(chooseSections('Where is my data stored?', rankedBy(sections), sections).map(({ id }) => id)).toEqual([
    11, 10,
  ]);
});

test('the name of the page names none of its sections', () => {
  const sections = page(1, 'open', [
    ['Parameters', 0.4],
    ['Where files are opened', 0.35],
  ]);
  expect(chooseSections('What is open?', rankedBy(sections), sections).map(({ id }) => id)).toEqual([10, 11]);
});

test('a heading further out counts less than the innermost', () => {
  const sections = [
    { id: 1, fileId: 1, trail: ['Guide', 'Ports', 'Hosts'], own: 0.4 },
    { id: 2, fileId: 1, trail: ['Guide', 'Hosts', 'Ports'], own: 0.35 },
  ];
  expect(chooseSections('ports', rankedBy(sections), sections).map(({ id }) => id)).toEqual([2, 1]);
});

test('a section that words and meaning did not find takes a place of its page', () => {
  const found = rankedBy(all).filter(({ id }) => id !== 11);
  const order = chooseSections('What does open return?', found, all);
  expect(order[0]).toEqual({ id: 11, fileId: 1, score: 0.45 });
});

test('pages keep their places and scores, and those that may not change stay as they are', () => {
  const scores = fc.array(fc.record({ fileId: fc.nat(4), own: fc.nat(100) }), { maxLength: 30 });
  fc.assert(
    fc.property(scores, (list) => {
      const sections = list.map((each, id) => ({
        ...each,
        id,
        trail: ['Title', ['One', 'Two', 'Three'][id % 3] ?? ''],
      }));
      const ranked = rankedBy(sections);
      const mayChange = sections.filter(({ fileId }) => fileId > 0);
      const chosen = chooseSections('two or three', ranked, mayChange);
      expect(chosen.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score));
      expect(chosen.filter(({ fileId }) => fileId === 0)).toEqual(ranked.filter(({ fileId }) => fileId === 0));
      expect(new Set(chosen.map(({ id }) => id))).toEqual(new Set(ranked.map(({ id }) => id)));
    }),
  );
});
