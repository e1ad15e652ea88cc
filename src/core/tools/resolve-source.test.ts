import { expect, it } from 'vitest';
import type { StoredSource } from '../ports';
import { demo } from '../testing/demo-source';
import { createMemoryToolSessionStore } from '../testing/memory-tool-session-store';
import { createPassageNumbers } from './passage-numbers';
import { fetchRequestOf, knownSource, resolveSource } from './resolve-source';
import { createSearchDocs } from './search-docs';
import type { SearchableSources } from './searchable-sources';

const source = (change: Partial<StoredSource>): StoredSource => ({
  ...demo,
  name: 'react',
  address: 'https://example.org/react',
  ...change,
});
const react = source({});
const folder = source({ kind: 'folder', name: 'notes', address: '/home/me/notes' });

const sources: SearchableSources = {
  find: (name, ref) =>
    [react, folder].find(
      (known) => [known.name, known.address].includes(name) && (ref === undefined || ref === known.ref),
    ) ?? null,
  searchable: async () => [react, folder],
  indexed: async (keys) => keys,
  follow: async () => [],
  outdated: async () => [],
  routeOf: async (address) => address,
  list: async () => [],
  addAndWait: async () => react,
  search: async () => ({ passages: [], reading: { words: [], missingPhrases: [], unknownNames: [] } }),
  readFile: async () => Promise.reject(new Error('nothing is read')),
  listFiles: async () => ({ names: [], total: 0 }),
};

it.each([
  [{}, null],
  [{ source: 'react' }, null],
  [{ source: 'react', ref: ' ' }, null],
  [{ source: 'https://example.org/react' }, null],
  [{ source: 'https://example.org/new' }, { address: 'https://example.org/new', ref: null }],
  [{ source: 'git@example.org:new.git' }, { address: 'git@example.org:new.git', ref: null }],
  [{ source: 'github.com/owner/project' }, { address: 'https://github.com/owner/project', ref: null }],
  [
    { source: 'react', ref: 'v18' },
    { address: 'https://example.org/react', ref: 'v18' },
  ],
  [
    { source: 'https://example.org/new', ref: 'v18' },
    { address: 'https://example.org/new', ref: 'v18' },
  ],
])('%j has to fetch %j', (named, request) => {
  expect(fetchRequestOf(named, sources)).toEqual(request);
});

it('what is read or listed has to be there: nobody is asked for it', () => {
  expect(knownSource({ source: 'react' }, sources)).toBe(react);
  for (const [named, code] of [
    [{ source: 'https://example.org/new' }, 'source.notAdded'],
    [{ source: 'react', ref: 'v18' }, 'source.notAdded'],
    [{ source: 'unknown name' }, 'source.noSuch'],
    [{}, 'source.notNamed'],
  ] as const) {
    expect(() => knownSource(named, sources)).toThrow(expect.objectContaining({ code }));
  }
});

it.each([
  [{ source: 'unknown name' }, 'source.noSuch'],
  [{ source: '--upload-pack=x' }, 'source.noSuch'],
  [{ source: '-' }, 'source.noSuch'],
  [{ source: './docs' }, 'source.noSuch'],
  [{ source: 'https://example.org' }, 'source.noSuch'],
  [{ source: 'a\nb' }, 'source.noSuch'],
  [{ source: '\u202e' }, 'source.noSuch'],
  [{ source: 'ext::sh -c id' }, 'source.scheme'],
  [{ source: 'file:///etc' }, 'source.scheme'],
  [{ source: 'http://example.org/a' }, 'source.scheme'],
  [{ source: '/home/me/project' }, 'source.folderByUser'],
  [{ source: 'notes', ref: 'v18' }, 'source.folderRef'],
  [{ source: 'notes', ref: '--output=/tmp/x' }, 'source.folderRef'],
  [{ source: 'react', ref: '--upload-pack=x' }, 'source.wrongRef'],
  [{ source: 'react', ref: 'v1\u202e8' }, 'source.wrongRef'],
  [{ source: 'git@example.org:new\u202e.git' }, 'source.deceptive'],
  [{ source: 'ssh://evil.example%2F@github.com/a' }, 'source.deceptive'],
  [{ source: 'https://me:secret@example.org/new' }, 'source.hasPassword'],
  [{ ref: 'v18' }, 'source.notNamed'],
])('nobody is asked about %j: the model gets a sentence, and nothing is added', async (named, code) => {
  const added: unknown[] = [];
  const search = createSearchDocs({
    onlySources: [],
    sessionId: 's1',
    sources: {
      ...sources,
      addAndWait: async (wanted) => {
        added.push(wanted);
        return react;
      },
    },
    toolSessions: createMemoryToolSessionStore(),
    numbers: createPassageNumbers([]),
    mayFetch: () => true,
    now: () => 5,
  });
  expect(fetchRequestOf(named, sources)).toBeNull();
  expect(() => resolveSource(named, sources)).toThrow(expect.objectContaining({ code }));
  const options = { toolCallId: 'c', messages: [], context: undefined };
  await expect(search.execute?.({ query: 'x', ...named }, options as never)).rejects.toMatchObject({ code });
  expect(added).toEqual([]);
});

it('what was a source in this session is told from what never was one, and named as it can be shown', () => {
  const numbers = createPassageNumbers([]);
  const key = 'b'.repeat(64);
  numbers.number(
    { id: 'p', sourceKey: key, sourceName: 'Vue', commit: null, path: 'a.md', lines: [1, 2], blob: 'b' },
    null,
  );
  const sentenceOf = (name: string): unknown => {
    try {
      return resolveSource({ source: name }, sources, numbers.isOf);
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };
  expect(['vue', key, '--upload-pack=\u202ex'].map(sentenceOf)).toEqual([
    'That source is not here any more.',
    'That source is not here any more.',
    '“--upload-pack=\ufffdx” is neither the name of a source that is here nor the address of a repository.',
  ]);
});
