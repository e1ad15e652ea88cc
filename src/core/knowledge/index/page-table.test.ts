import { describe, expect, test } from 'vitest';
import { askedOfTitles, askedTerms, compareTitles, createPageTable, linkSteps, type Page } from './page-table';
import { plainReading } from './question-reading';

const pages = (paths: Readonly<Record<string, string>>): readonly Page[] =>
  Object.entries(paths).map(([path, title], fileId) => ({ fileId, path, title }));

const table = createPageTable(
  pages({
    'docs/reference/useMemo.md': 'useMemo',
    'docs/learn/lists.md': 'Rendering Lists',
    'docs/learn/01.lists-and-keys.md': 'Keys of lists',
    'docs/learn/index.md': 'Learn',
    'docs/other/index.md': '',
  }),
);

const named = (question: string): readonly number[] =>
  [...compareTitles(askedTerms(question), [table])].toSorted((a, b) => b[1] - a[1]).map(([fileId]) => fileId);

describe('a page is named', () => {
  test('by its title, in other forms of its words', () => {
    expect(named('how do I render a list')[0]).toBe(1);
  });

  test('by a part of a name', () => {
    expect(named('memo')).toEqual([0]);
  });

  test('wholly by its whole title', () => {
    expect(compareTitles(askedTerms('useMemo'), [table]).get(0)).toBeGreaterThan(0.5);
    expect(compareTitles(askedTerms('rendering lists'), [table]).get(1)).toBeCloseTo(1);
  });

  test('by the forms that a title has of a word that is asked', () => {
    const german = createPageTable(pages({ 'docs/a.md': 'Leuchten', 'docs/b.md': 'Im Hafen' }));
    const reading = { ...plainReading, forms: new Map([['leuchte', ['leuchtend', 'leuchten']]]) };
    const asked = askedOfTitles('Leuchte', reading, [german]);
    expect([[...asked], compareTitles(asked, [german]).get(0)]).toEqual([[['leuchten', 1]], 1]);
    expect([...askedOfTitles('Leuchte', plainReading, [german])]).toEqual([...askedTerms('Leuchte')]);
  });

  test('by no glue', () => {
    expect(named('how do I use it')).toEqual([]);
  });
});

describe('a link leads to', () => {
  test.each([
    ['/learn/lists', 1],
    ['./lists.md', 1],
    ['../learn/lists-and-keys', 2],
    ['/learn/', 3],
    ['useMemo.html', 0],
  ])('the page that %s ends in', (target, fileId) => {
    expect(table.linked(target, 'docs/a.md')?.fileId).toBe(fileId);
  });

  test.each([
    ['of a page to itself', 'lists.md', 'docs/learn/lists.md'],
    ['to a page that is not there', '/learn/nowhere', 'docs/a.md'],
    ['to nothing', '/', 'docs/a.md'],
  ])('no page %s', (_, target, from) => {
    expect(table.linked(target, from)).toBeNull();
  });

  test('no page when several have its name', () => {
    const double = createPageTable(pages({ 'v1/intro.md': '', 'v2/intro.md': '' }));
    expect(double.linked('intro.md', 'a.md')).toBeNull();
    expect(double.linked('v2/intro.md', 'a.md')?.path).toBe('v2/intro.md');
  });
});

test('numbers that sort files, endings and an index are no steps of an address', () => {
  expect(linkSteps('content/1.guide/02_start/index.mdx')).toEqual(['content', 'guide', 'start']);
  expect(linkSteps('2024.md')).toEqual(['2024']);
});
