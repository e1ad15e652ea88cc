import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { pickByFit } from './pick-by-fit';

const passage = (n: number, fit: number, change: Partial<Passage> = {}): Passage => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'ponds',
  commit: null,
  path: `${n}.md`,
  lines: [1, 9],
  blob: 'b',
  n,
  trail: ['Ponds'],
  text: 'A heron.',
  fit,
  ...change,
});
const picked = (found: readonly Passage[]) => {
  const { fit, passages } = pickByFit(found);
  return [fit, ...passages.map(({ n }) => n)];
};
const LISTING = '```\nopen(pool);\n```';

test('what speaks of the question fits, in the order of the search', () => {
  expect(picked([passage(1, 0.5), passage(2, 0.7), passage(3, 0.6)])).toEqual(['fits', 1, 2, 3]);
});

test('what speaks of much less of it than the best is left out, unless the search put it first', () => {
  expect(picked([passage(1, 0.4), passage(2, 0.9), passage(3, 0.5)])).toEqual(['fits', 1, 2]);
  expect(picked([passage(1, 0.3), passage(2, 0.9), passage(3, 0.5)])).toEqual(['fits', 2]);
});

test('what the search rates far below its best is left out unless it speaks of nearly all', () => {
  const found = [passage(1, 0.7, { rating: 1 }), passage(2, 0.7, { rating: 0.5 }), passage(3, 0.9, { rating: 0.5 })];
  expect(picked([...found, passage(4, 0.62, { rating: 0.8 })])).toEqual(['fits', 1, 3, 4]);
  expect(picked([passage(1, 0.4, { rating: 0.8 }), passage(2, 0.6, { rating: 1 })])).toEqual(['fits', 1, 2]);
});

test('what is left where that which speaks of most is left out is near', () => {
  const byTheWay = passage(3, 0.44, { rating: 0.5 });
  expect(picked([passage(1, 0.3, { rating: 1 }), passage(2, 0.2, { rating: 1 }), byTheWay])).toEqual(['near', 1]);
});

test('where all that fits is rated far below the best that does not, it is what comes closest', () => {
  expect(picked([passage(1, 0.1, { rating: 1 }), passage(2, 0.44, { rating: 0.5 })])).toEqual(['near', 2]);
});

test('what speaks of a part is near, of hardly any is nothing', () => {
  expect(picked([passage(1, 0.2), passage(2, 0.34)])).toEqual(['near', 2]);
  expect(picked([passage(1, 0.2), passage(2, 0.29)])).toEqual(['none']);
});

test('a listing that goes on with what explains it comes with it', () => {
  const explained = passage(1, 0.7, { path: 'a.md' });
  const listing = passage(3, 0, { path: 'a.md', lines: [11, 14], text: LISTING });
  expect(picked([explained, passage(2, 0.7), listing])).toEqual(['fits', 1, 3, 2]);
});

test.each([
  ['of another section', { trail: ['Reeds'] }],
  ['of another file', { path: 'b.md' }],
  ['further down', { lines: [14, 20] as [number, number] }],
  ['above', { lines: [1, 3] as [number, number] }],
  ['of words', { text: 'A reed.' }],
])('one %s does not', (_, change) => {
  const explained = passage(1, 0.7, { path: 'a.md', lines: [5, 9] });
  const other = passage(2, 0, { path: 'a.md', lines: [11, 14], text: LISTING, ...change });
  expect(picked([explained, other])).toEqual(['fits', 1]);
});

test('nor does one beside what has a listing itself', () => {
  const shown = passage(1, 0.7, { path: 'a.md', text: LISTING });
  expect(picked([shown, passage(2, 0, { path: 'a.md', lines: [11, 14], text: LISTING })])).toEqual(['fits', 1]);
});
