import { expect, test } from 'vitest';
import { fuzzyScore } from './fuzzy-score';

/** The titles that fit, best first. */
function ranked(query: string, ...titles: readonly string[]): readonly string[] {
  return titles
    .map((title) => ({ title, score: fuzzyScore(title, query) }))
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ title }) => title);
}

test('letters in their order fit, the beginnings of words and runs of letters best', () => {
  expect(ranked('ns', 'Pin or unpin session', 'New session', 'Search')).toEqual([
    'New session',
    'Pin or unpin session',
  ]);
  expect(ranked('sett', 'Search sessions to test', 'Settings')).toEqual(['Settings', 'Search sessions to test']);
  expect(ranked('sn', 'New session')).toEqual(['New session']);
});

test('case, accents and spaces of the query do not count, and no query fits everything', () => {
  expect([fuzzyScore('Éditer', 'e D'), fuzzyScore('Settings', 'xyz'), fuzzyScore('Settings', ' ')]).toEqual([
    expect.any(Number),
    null,
    0,
  ]);
});
