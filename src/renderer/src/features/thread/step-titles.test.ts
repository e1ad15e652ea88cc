import { expect, test } from 'vitest';
import type { ListPart, ReadPart, SearchPart } from './part-groups';
import { listTitle, readTitle, searchTitle } from './step-titles';

const place = {
  sourceKey: 'k',
  sourceName: 'react',
  commit: null,
  path: 'docs/guide.md',
  lines: [10, 40] as [number, number],
  blob: 'b',
  n: 1,
  text: '',
};
const call = { toolCallId: 't' } as const;

test('a search says what was looked for, where, and what came of it', () => {
  const search = { ...call, type: 'tool-search_docs' } as const;
  const narrow = { query: 'hooks', source: 'react', ref: 'v18', path: 'docs/' };
  const searched = [{ name: 'react', commit: null }];
  const parts: readonly SearchPart[] = [
    { ...search, state: 'input-streaming', input: undefined },
    { ...search, state: 'input-available', input: { query: 'hooks' } },
    { ...search, state: 'input-available', input: narrow },
    { ...search, state: 'output-available', input: { query: 'hooks' }, output: { passages: [], searched } },
    {
      ...search,
      state: 'output-available',
      input: narrow,
      output: { passages: [{ ...place, trail: [] }], searched },
    },
    {
      ...search,
      state: 'output-available',
      input: { query: 'hooks' },
      output: { passages: [], searched: [...searched, { name: 'vue', commit: null }] },
    },
    { ...search, state: 'output-error', input: narrow, errorText: 'no' },
  ];
  expect(parts.map((part) => searchTitle(part, null))).toEqual([
    'Searching for “”',
    'Searching for “hooks”',
    'Searching for “hooks” at v18 below docs/',
    'Searched for “hooks” in react · nothing found',
    'Searched for “hooks” in react at v18 below docs/ · 1 passage',
    'Searched for “hooks” in react, vue · nothing found',
    '“hooks” was not searched for',
  ]);
});

test('a search that was denied names what was asked for, not what the model called it', () => {
  const part: SearchPart = {
    ...call,
    type: 'tool-search_docs',
    state: 'output-denied',
    input: { query: 'hooks', source: 'react', ref: 'v18' },
    approval: { id: 'a', approved: false },
  };
  const asked = { toolCallId: 't', address: 'https://example.org/react', ref: 'v18', host: 'example.org' };
  expect(searchTitle(part, asked)).toBe('Not searched: you denied https://example.org/react at v18');
});

test('what is read or listed is said in a line', () => {
  const read = { ...call, type: 'tool-read_source' } as const;
  const input = { source: 'react', path: 'docs/guide.md' };
  const reads: readonly ReadPart[] = [
    { ...read, state: 'input-available', input },
    { ...read, state: 'output-available', input, output: { ...place, totalLines: 90 } },
    { ...read, state: 'output-error', input, errorText: 'no' },
  ];
  const list = { ...call, type: 'tool-list_sources' } as const;
  const output = { sources: [] };
  const lists: readonly ListPart[] = [
    { ...list, state: 'input-available', input: {} },
    { ...list, state: 'output-available', input: {}, output },
    { ...list, state: 'output-available', input: { source: 'react' }, output },
    { ...list, state: 'output-available', input: { source: 'react', path: 'docs' }, output },
    { ...list, state: 'output-error', input: {}, errorText: 'no' },
  ];
  expect([...reads.map(readTitle), ...lists.map(listTitle)]).toEqual([
    'Reading docs/guide.md',
    'Read docs/guide.md, lines 10–40',
    'docs/guide.md was not read',
    'Looking at the sources',
    'Looked at the sources',
    'Looked at the files of react',
    'Looked at docs in react',
    'The sources were not listed',
  ]);
});
