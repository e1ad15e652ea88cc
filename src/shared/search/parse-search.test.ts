import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasFilters, parseSearch } from './parse-search';

const none = { terms: [], from: null, titles: [], model: null, after: null, before: null, problem: null };
const word = (text: string, isOpen = false) => ({ text, isPhrase: false, isOpen });

test('words, phrases and filters come in any order; only a last word is still being typed', () => {
  expect(parseSearch('from:me "lies in Bergen" boat in:"My boats" model:gpt before:2026-02-01 After:2025 sai')).toEqual(
    {
      terms: [{ text: 'lies in Bergen', isPhrase: true, isOpen: false }, word('boat'), word('sai', true)],
      from: 'user',
      titles: ['My boats'],
      model: 'gpt',
      after: new Date(2025, 0, 1).getTime(),
      before: new Date(2026, 1, 1).getTime(),
      problem: null,
    },
  );
  expect([parseSearch('boat ').terms, parseSearch('"lies in').terms]).toEqual([
    [word('boat')],
    [{ text: 'lies in', isPhrase: true, isOpen: false }],
  ]);
});

test('a filter that is half typed filters nothing, and one that means nothing is told', () => {
  const half = ['from:', 'in:"', 'before:', 'before:20', 'after:2026-', 'model:'].map(parseSearch);
  expect(half).toEqual(half.map(() => none));
  const wrong = ['from:bob', 'before:yesterday', 'after:2026-13-01', 'after:2026-02-30'].map(parseSearch);
  expect(wrong.map(({ problem }) => problem)).toEqual([
    { code: 'search.from', params: { value: 'bob' } },
    ...['yesterday', '2026-13-01', '2026-02-30'].map((value) => ({ code: 'search.date', params: { value } })),
  ]);
});

test('an address or a time is no filter', () => {
  expect(parseSearch('https://x.org 12:30 ').terms.map(({ text }) => text)).toEqual(['https://x.org', '12:30']);
});

test('whatever is typed is parsed, and words alone filter nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => parseSearch(typed).terms.length <= 16));
  expect([hasFilters(parseSearch('a "b c"')), hasFilters(parseSearch('from:a b'))]).toEqual([false, true]);
});
