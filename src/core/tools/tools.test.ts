import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelMessage, Tool } from 'ai';
import type { FoundPassage, QueryReading } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';
import type { ReadSourceOutput, SearchDocsOutput } from '../../shared/chat/tools';
import { wording } from '../../shared/text/wording';
import { demo } from '../testing/demo-source';
import { INDEX_CUT } from '../sources/index-cut';
import { toSource } from '../sources/to-source';
import { storeKinds, type Stores } from '../testing/session-harness';
import { createPassageNumbers, SEARCH_DOCS } from './passage-numbers';
import { createListSources } from './list-sources';
import { createReadSource, READ_SOURCE } from './read-source';
import { createSearchDocs } from './search-docs';
import type { SearchableSources } from './searchable-sources';
import { createSequentialThinking } from './sequential-thinking';
import { storedSession } from '../testing/stored-session';

const SESSION = { id: 's1', resourceId: 'local', createdAt: 1, modelId: null, title: null };
const FREED = { code: 'source.freed', params: {} };
const keyOf = (name: string): string => name.repeat(64).slice(0, 64);

const source = (name: string): StoredSource => ({
  ...demo,
  key: keyOf(name),
  name,
  address: `https://example.org/${name}`,
  commit: 'c0ffee',
  passages: 9,
});
const found = (name: string, index: number): FoundPassage => ({
  id: `${name}-${index}`,
  sourceKey: keyOf(name),
  sourceName: name,
  commit: 'c0ffee',
  path: 'a.md',
  lines: [index, index],
  blob: 'b',
  trail: ['A'],
  text: `passage ${index}`,
  score: 1 / index,
  fit: 1,
});

const AS_WRITTEN: QueryReading = { words: [], missingPhrases: [], unknownNames: [] };

/** Two sources, a and b, with twenty passages each. */
const sources: SearchableSources = {
  find: (name) => ['a', 'b'].map(source).find((known) => [known.name, known.address, known.key].includes(name)) ?? null,
  searchable: async () => ['a', 'b'].map(source),
  indexed: async (keys) => keys,
  outdated: async () => [],
  follow: async () => [],
  routeOf: async (address) => address,
  list: async () => ['a', 'b'].map((name) => toSource(source(name), null)),
  addAndWait: async () => source('b'),
  search: async ({ keys, excludeIds, limit }) => {
    const passages = ['a', 'b']
      .filter((name) => keys.includes(keyOf(name)))
      .flatMap((name) => Array.from({ length: 20 }, (_, index) => found(name, index + 1)))
      .filter((passage) => !excludeIds.includes(passage.id));
    return { passages: passages.slice(0, limit), reading: AS_WRITTEN };
  },
  readFile: async ({ path, fromLine = 1 }) => ({
    commit: 'c0ffee',
    blob: 'b',
    path,
    lines: [fromLine, fromLine],
    text: 'A',
    totalLines: 9,
    cut: null,
  }),
  listFiles: async ({ path }) => ({ names: [`${path ?? ''}a.md`], total: 1 }),
};

async function run<I, O>(tool: Tool<I, O>, input: I, messages: readonly ModelMessage[] = []): Promise<O> {
  const options = { toolCallId: 'c', messages, context: undefined };
  // Every tool here has `execute`, and none streams.
  return (await tool.execute?.(input, options as never)) as O;
}

/** A tool's result as the messages to a model hold it. */
const shown = (value: SearchDocsOutput | ReadSourceOutput, toolName = SEARCH_DOCS): ModelMessage => ({
  role: 'tool',
  // What a tool returns is JSON.
  content: [{ type: 'tool-result', toolCallId: 'c', toolName, output: { type: 'json', value: value as never } }],
});

describe.each(storeKinds)('tools over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
    await stores.sessions.add([storedSession(SESSION)]);
  });
  afterEach(() => stores.close());

  const openSearch = async (change: Partial<SearchableSources> = {}, mentioned: readonly string[] = []) =>
    createSearchDocs({
      onlySources: mentioned.map((name) => ({ key: keyOf(name), name })),
      sessionId: 's1',
      sources: { ...sources, ...change },
      toolSessions: stores.toolSessions,
      numbers: createPassageNumbers(await stores.toolSessions.listBySession('s1')),
      mayFetch: () => true,
      now: () => 5,
    });

  it('search_docs names what is still being fetched, of what it was to search', async () => {
    const progress = { step: 'fetching' as const, done: 1, total: 2 };
    const fetched = (name: string, sessionId: string | null) =>
      toSource({ ...source(name), sessionId, passages: 0, state: 'new' }, progress);
    const list = async () => [toSource(source('a'), progress), fetched('c', null), fetched('d', 's2')];
    const searchable = async () => [source('a')];
    const all = await run(await openSearch({ list, searchable }), { query: 'x' });
    const one = await run(await openSearch({ list, searchable }), { query: 'x', source: 'a' });
    const mentioned = await run(await openSearch({ list, searchable }, ['a']), { query: 'x' });
    expect([all, one, mentioned].map(({ notSearchedYet }) => notSearchedYet)).toEqual([['c'], undefined, undefined]);
  });

  it('says in a sentence which phrases in quotation marks nothing holds', async () => {
    const asked: unknown[] = [];
    const search = await openSearch({
      search: async ({ text, keys, pathPrefix }) => {
        asked.push({ text, keys, pathPrefix });
        return { passages: [found('a', 1)], reading: { ...AS_WRITTEN, missingPhrases: ['grey heron'] } };
      },
    });
    const { phraseNotFound } = await run(search, { query: 'a "grey heron"', source: 'a', path: 'docs/' });
    expect(phraseNotFound).toBe('Nothing here has “grey heron” word for word.');
    expect(await run(await openSearch({}), { query: 'grey heron' })).not.toHaveProperty('phraseNotFound');
    expect(asked).toEqual([{ text: 'a "grey heron"', keys: [keyOf('a')], pathPrefix: 'docs' }]);
  });

  it('says in a sentence which names that are asked about nothing has', async () => {
    const reading = { ...AS_WRITTEN, unknownNames: ['pnpm'] };
    const search = await openSearch({ search: async () => ({ passages: [found('a', 1)], reading }) });
    expect((await run(search, { query: 'pnpm workspaces' })).nameNotFound).toBe('Nothing here has “pnpm”.');
    expect(await run(await openSearch(), { query: 'pnpm' })).not.toHaveProperty('nameNotFound');
  });

  it('search_docs names folders that cannot be read, and are searched as they were', async () => {
    const error = { code: 'source.missing', params: { path: '/gone' } } as const;
    const of = (name: string, change: Partial<StoredSource>) => toSource({ ...source(name), ...change }, null);
    const list = async () => [
      of('a', { kind: 'folder', state: 'failed', error }),
      of('b', { kind: 'repository', state: 'failed', error }),
      of('c', { kind: 'folder', state: 'failed', error }),
    ];
    const search = await openSearch({ list, searchable: async () => [source('a'), source('b')] });
    const output = await run(search, { query: 'x' });
    expect(output.asBefore).toEqual(['a']);
    expect(JSON.stringify(output)).not.toContain('/gone');
    expect(await run(await openSearch(), { query: 'x' })).not.toHaveProperty('asBefore');
  });

  it('search_docs names the folders whose look did not end in time', async () => {
    const follow = async (keys: readonly string[]) => keys.filter((key) => key === keyOf('b'));
    expect((await run(await openSearch({ follow }), { query: 'x' })).notLookedAt).toEqual(['b']);
    expect(await run(await openSearch({ follow }), { query: 'x', source: 'a' })).not.toHaveProperty('notLookedAt');
  });

  it('search_docs tells which words it read as others', async () => {
    const words = [{ word: 'heorn', readAs: 'heron' }];
    const search = await openSearch({
      search: async () => ({ passages: [found('a', 1)], reading: { ...AS_WRITTEN, words } }),
    });
    expect((await run(search, { query: 'heorn' })).readAs).toEqual(words);
    expect(await run(await openSearch(), { query: 'heron' })).not.toHaveProperty('readAs');
  });

  it('search_docs searches what the prompt mentions alone, and asks nobody for more', async () => {
    const search = await openSearch({}, ['b']);
    const { passages } = await run(search, { query: 'x' });
    const named = await run(search, { query: 'x', source: 'b' });
    const refusal = { code: 'source.notMentioned', params: { names: 'b' } };
    expect(new Set([...passages, ...named.passages].map(({ sourceName }) => sourceName))).toEqual(new Set(['b']));
    await expect(run(search, { query: 'x', source: 'a' })).rejects.toMatchObject(refusal);
    await expect(run(search, { query: 'x', source: 'https://example.org/c' })).rejects.toMatchObject(refusal);
    const gone = await openSearch({}, ['c']);
    await expect(run(gone, { query: 'x' })).rejects.toMatchObject({ code: 'source.notIndexed' });
    const coming = toSource({ ...source('c'), passages: 0 }, { step: 'reading', done: 0, total: 9 });
    const made = await openSearch({ searchable: async () => [], list: async () => [coming] }, ['c']);
    await expect(run(made, { query: 'x' })).rejects.toMatchObject({ code: 'source.indexing' });
  });

  it('search_docs numbers passages through the session, and shows none that the model has before it', async () => {
    const before = await run(await openSearch(), { query: 'x', source: 'a' });
    const after = await run(await openSearch(), { query: 'x', source: 'a' }, [shown(before)]);
    const other = await run(await openSearch(), { query: 'x', source: 'b' }, [shown(before), shown(after)]);
    expect(before.passages.map((passage) => [passage.n, passage.text])).toEqual(
      Array.from({ length: 8 }, (_value, index) => [index + 1, `passage ${index + 1}`]),
    );
    expect(after.passages.map((passage) => [passage.n, passage.text])).toEqual(
      Array.from({ length: 8 }, (_value, index) => [index + 9, `passage ${index + 9}`]),
    );
    expect(before.passages.slice(0, 3).map(({ rating }) => rating)).toEqual([1, 0.5, 0.33]);
    expect(other.passages[0]).toMatchObject({ n: 17, text: 'passage 1', sourceName: 'b', fit: 1 });
    expect((await stores.toolSessions.listBySession('s1')).map(({ toolName, toolKey }) => [toolName, toolKey])).toEqual(
      [
        [SEARCH_DOCS, keyOf('a')],
        [SEARCH_DOCS, keyOf('b')],
      ],
    );
  });

  it('search_docs shows again, by the same numbers, what the model has no more', async () => {
    const first = await run(await openSearch(), { query: 'x', source: 'a' });
    const second = await run(await openSearch(), { query: 'x', source: 'a' }, [shown(first)]);
    const third = await run(await openSearch(), { query: 'x', source: 'a' }, [shown(second)]);
    expect(third).toEqual(first);
  });

  it('search_docs shows again what the model has before it when it is asked to, and what its source has elsewhere now', async () => {
    const first = await run(await openSearch(), { query: 'x', source: 'a' });
    const again = await run(await openSearch(), { query: 'x', source: 'a', again: true }, [shown(first)]);
    const gone = await openSearch({ outdated: async (places) => places.filter(({ lines }) => lines[0] === 1) });
    const moved = await run(gone, { query: 'x', source: 'a' }, [shown(first)]);
    expect(again).toEqual(first);
    expect([moved.gone, moved.passages.map(({ n }) => n)]).toEqual([[1], [1, 9, 10, 11, 12, 13, 14, 15]]);
  });

  it('search_docs over all sources uses the tool session of each that had a passage, and says what it searched', async () => {
    const { searched } = await run(await openSearch(), { query: 'x' });
    expect(searched).toEqual(
      ['a', 'b'].map((name) => ({ name, commit: 'c0ffee', refreshed: '1970-01-01T00:00:00.001Z' })),
    );
    expect((await stores.toolSessions.listBySession('s1')).map((row) => row.toolKey)).toEqual([keyOf('a')]);
  });

  it('search_docs asked for more goes on after all that the session has shown', async () => {
    const first = await run(await openSearch(), { query: 'x', source: 'a' });
    await run(await openSearch(), { query: 'x', source: 'a' }, [shown(first)]);
    const third = await run(await openSearch(), { query: 'x', source: 'a', more: true });
    expect(third.passages.map((passage) => passage.n)).toEqual([17, 18, 19, 20]);
  });

  it('search_docs gives fewer passages when they are long, and always one; what is left out has no number', async () => {
    const long = (length: number) => ({
      search: async () => ({
        passages: Array.from({ length: 8 }, (_value, at) => ({ ...found('a', at + 1), text: 'x'.repeat(length) })),
        reading: AS_WRITTEN,
      }),
    });
    const some = await run(await openSearch(long(3_000)), { query: 'x', source: 'a' });
    const one = await run(await openSearch(long(30_000)), { query: 'x', source: 'a' });
    const rows = await stores.toolSessions.listBySession('s1');
    expect([some.passages.length, one.passages.length]).toEqual([3, 1]);
    expect(
      createPassageNumbers(rows)
        .shownBy(keyOf('a'))
        .map(({ n }) => n),
    ).toEqual([1, 2, 3]);
  });

  it('search_docs says what of all that the model has its source has no more, and what was freed or stopped', async () => {
    const freed: StoredSource = { ...source('b'), passages: 0, state: 'stopped', error: FREED };
    const stopped: StoredSource = { ...source('c'), passages: 0, state: 'stopped', error: INDEX_CUT };
    const before = await run(await openSearch(), { query: 'x' });
    const [first, second] = before.passages;
    if (first === undefined || second === undefined) throw new Error('nothing was found');
    const { trail: _trail, ...read } = { ...first, n: 9, sourceKey: keyOf('b'), totalLines: 1 };
    const messages = [
      shown({ passages: [first, { ...second, sourceKey: keyOf('b') }], searched: [] }),
      shown(read, READ_SOURCE),
    ];
    const search = await openSearch({
      searchable: async () => [source('a')],
      list: async () => [source('a'), freed, stopped].map((each) => toSource(each, null)),
      outdated: async (places) => places.filter(({ sourceKey }) => sourceKey === keyOf('b')),
    });
    const why = ['source.freed', 'source.indexCut'] as const;
    expect(await run(search, { query: 'x' }, messages)).toMatchObject({
      searched: [{ name: 'a' }],
      notSearched: why.map((code, at) => ({ name: 'bc'[at], why: wording.errors[code] })),
      gone: [second.n, read.n],
    });
    expect(await run(search, { query: 'x', source: 'a' })).not.toHaveProperty('notSearched');
    const mentioning = await openSearch({ searchable: async () => [], list: async () => [toSource(freed, null)] }, [
      'b',
    ]);
    await expect(run(mentioning, { query: 'x' })).rejects.toMatchObject({ code: 'source.freed' });
  });

  it('search_docs keeps to a folder or file', async () => {
    const asked: (string | undefined)[] = [];
    const search = await openSearch({
      search: async ({ pathPrefix }) => {
        asked.push(pathPrefix);
        return { passages: [found('a', 1)], reading: AS_WRITTEN };
      },
    });
    for (const path of ['docs/guide', './docs//guide/', '', undefined]) {
      await run(search, { query: 'x', source: 'a', ...(path === undefined ? {} : { path }) });
    }
    expect(asked).toEqual(['docs/guide', 'docs/guide', undefined, undefined]);
  });

  it('search_docs says so when there is nothing at the path', async () => {
    const empty: Partial<SearchableSources> = {
      search: async () => ({ passages: [], reading: AS_WRITTEN }),
      listFiles: async ({ key, path }) => ({ names: [], total: key === keyOf('b') && path === 'docs' ? 1 : 0 }),
    };
    const search = await openSearch(empty);
    expect((await run(search, { query: 'x', path: 'docs' })).passages).toEqual([]);
    await expect(run(search, { query: 'x', path: 'none' })).rejects.toMatchObject({ code: 'source.wrongPath' });
  });

  it('search_docs says what is still being indexed, of which ref', async () => {
    const growing = { ...toSource(source('a'), { step: 'indexing', done: 1, total: 9 }), ref: 'v2', lastUpdated: null };
    const search = await openSearch({ list: async () => [growing] });
    expect((await run(search, { query: 'x', source: 'a' })).searched).toEqual([
      { name: 'a', commit: 'c0ffee', ref: 'v2', isIndexing: true },
    ]);
  });

  it('search_docs tells an index that was lost, and is made again, from one that a refresh goes through', async () => {
    const progress = { step: 'indexing', done: 1, total: 9 } as const;
    const lost = toSource({ ...source('a'), files: 0, passages: 0 }, progress);
    const search = await openSearch({ list: async () => [lost, toSource(source('b'), progress)] });
    expect((await run(search, { query: 'x' })).searched).toEqual([
      { name: 'a', commit: 'c0ffee', isIndexing: true },
      { name: 'b', commit: 'c0ffee', isIndexing: true, refreshed: '1970-01-01T00:00:00.001Z' },
    ]);
  });

  it('search_docs says what much of is searched by words alone, as its meaning is still being read', async () => {
    const embedding = (name: string, passages: number, done: number) =>
      toSource({ ...source(name), passages }, { step: 'embedding', done, total: 100 });
    const search = await openSearch({ list: async () => [embedding('a', 100, 70), embedding('b', 1_000, 70)] });
    const { searched } = await run(search, { query: 'x' });
    expect(searched.map(({ name, isEmbedding }) => [name, isEmbedding])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
  });

  it('search_docs says of what reading its meaning was stopped, and leaves the handbook to the app', async () => {
    const error = { code: 'source.meaningCut', params: {} } as const;
    const cut = (name: string, change: Partial<StoredSource> = {}) => ({ ...source(name), error, ...change });
    const progress = { step: 'indexing', done: 1, total: 9 } as const;
    const list = async () => [
      toSource(cut('a', { state: 'stopped' }), null),
      toSource(cut('b', { kind: 'handbook', state: 'stopped' }), null),
      toSource({ ...source('c'), kind: 'handbook' }, progress),
    ];
    const search = await openSearch({ list, searchable: async () => ['a', 'b', 'c'].map((name) => source(name)) });
    const { searched } = await run(search, { query: 'x' });
    expect(searched.map(({ name, isMeaningCut, isIndexing }) => [name, isMeaningCut, isIndexing])).toEqual([
      ['a', true, undefined],
      ['b', undefined, undefined],
      ['c', undefined, undefined],
    ]);
  });

  it('search_docs says why a source has nothing to search in', async () => {
    const empty = { ...source('a'), passages: 0, state: 'stopped' as const };
    const searchIn = async (told: StoredSource) => {
      const list = async () => [toSource(told, null)];
      return run(await openSearch({ list }), { query: 'x', source: 'a' });
    };
    await expect(searchIn(empty)).rejects.toMatchObject({ code: 'source.notIndexed' });
    await expect(searchIn({ ...empty, error: { code: 'source.freed', params: {} } })).rejects.toMatchObject({
      code: 'source.freed',
    });
  });

  it('a source whose index was lost counts as searched only once it is there again', async () => {
    const indexed: SearchableSources['indexed'] = async (keys) => keys.filter((key) => key === keyOf('b'));
    const { passages, searched } = await run(await openSearch({ indexed }), { query: 'x' });
    expect([new Set(passages.map(({ sourceName }) => sourceName)), searched.map(({ name }) => name)]).toEqual([
      new Set(['b']),
      ['b'],
    ]);
    const asked = async (change: Partial<SearchableSources>) =>
      run(await openSearch({ indexed, ...change }), { query: 'x', source: 'a' });
    await expect(asked({})).rejects.toMatchObject({ code: 'source.notIndexed' });
    const list = async () => [toSource(source('a'), { step: 'indexing', done: 0, total: 9 })];
    await expect(asked({ list })).rejects.toMatchObject({ code: 'source.indexing' });
  });

  it('files that are not indexed are told with the sources: all in their list, what may hold an answer in a search', async () => {
    const skipped = (['tooLarge', 'otherKind'] as const).map((reason) => ({ reason, count: 3, paths: ['huge.md'] }));
    const list: SearchableSources['list'] = async () => [
      toSource({ ...source('a'), skipped }, null),
      toSource(source('b'), null),
    ];
    const { searched } = await run(await openSearch({ list }), { query: 'x' });
    const { sources: listed } = await run(createListSources({ sessionId: 's1', sources: { ...sources, list } }), {});
    expect([searched, listed].map((told) => told.map(({ leftOut }) => leftOut))).toEqual([
      [{ tooLarge: 3 }, undefined],
      [{ tooLarge: 3, otherKind: 3 }, undefined],
    ]);
  });

  it.each([
    ['s1', ['a', 'b']],
    ['s2', ['a']],
  ])('what a model asked for in session %s is searched and listed in session s1: %j', async (sessionId, names) => {
    const all = [source('a'), { ...source('b'), sessionId }];
    const change: Partial<SearchableSources> = {
      searchable: async () => all,
      list: async () => all.map((each) => toSource(each, null)),
    };
    const { searched } = await run(await openSearch(change), { query: 'x' });
    const list = createListSources({ sessionId: 's1', sources: { ...sources, ...change } });
    const { sources: listed } = await run(list, {});
    expect([searched, listed].map((told) => told.map(({ name }) => name))).toEqual([names, names]);
    expect((await run(await openSearch(change), { query: 'x', source: 'b' })).searched[0]?.name).toBe('b');
  });

  describe('read_source', () => {
    const openRead = async (change: Partial<SearchableSources> = {}) =>
      createReadSource({
        sessionId: 's1',
        sources: { ...sources, ...change },
        toolSessions: stores.toolSessions,
        numbers: createPassageNumbers(await stores.toolSessions.listBySession('s1')),
        now: () => 5,
      });

    it('numbers what it gives among the passages, and the same lines the same', async () => {
      await run(await openSearch(), { query: 'x', source: 'a' });
      const read = await run(await openRead(), { source: 'a', path: 'a.md', fromLine: 3 });
      const again = await run(await openRead(), { source: 'a', path: 'a.md', fromLine: 3 });
      const other = await run(await openRead(), { source: 'a', path: 'a.md', fromLine: 4 });
      expect([read.n, again.n, other.n]).toEqual([9, 9, 10]);
      expect(read).toEqual({
        sourceKey: keyOf('a'),
        sourceName: 'a',
        commit: 'c0ffee',
        blob: 'b',
        path: 'a.md',
        lines: [3, 3],
        n: 9,
        text: 'A',
        totalLines: 9,
      });
      const numbers = createPassageNumbers(await stores.toolSessions.listBySession('s1'));
      expect(numbers.placeOf(9)).toEqual(numbers.placeOf(3));
    });

    it('leaves a passage out of later searches that was shown, though its lines were read too', async () => {
      await run(await openRead(), { source: 'a', path: 'a.md', fromLine: 1 });
      const first = await run(await openSearch(), { query: 'x', source: 'a' });
      const next = await run(await openSearch(), { query: 'x', source: 'a' }, [shown(first)]);
      expect(next.passages[0]?.text).toBe('passage 9');
    });

    it.each([
      ['lines', [1, 4], { nextLine: 5 }],
      ['line', [2, 2], { nextLine: 3, isLineCut: true }],
      ['line', [9, 9], { isLineCut: true }],
      [null, [2, 4], {}],
    ] as const)('says where it was cut: by %s at %j', async (cut, lines, told) => {
      const file = await sources.readFile({ key: '', path: 'a.md' });
      const read = await openRead({ readFile: async () => ({ ...file, cut, lines: [...lines] }) });
      const { nextLine, isLineCut } = await run(read, { source: 'a', path: 'a.md' });
      expect({
        ...(nextLine === undefined ? {} : { nextLine }),
        ...(isLineCut === undefined ? {} : { isLineCut }),
      }).toEqual(told);
    });
  });

  it('a number still means its place after the tool session was read again', async () => {
    await run(await openSearch(), { query: 'x', source: 'a' });
    const numbers = createPassageNumbers(await stores.toolSessions.listBySession('s1'));
    expect(numbers.placeOf(3)).toMatchObject({ sourceName: 'a', lines: [3, 3] });
    expect(numbers.placeOf(300)).toBeUndefined();
  });

  it('a passage that comes again keeps its number', () => {
    const numbers = createPassageNumbers([]);
    expect([
      numbers.number(found('a', 1), null),
      numbers.number(found('a', 2), null),
      numbers.number(found('a', 1), null),
    ]).toEqual([1, 2, 1]);
  });

  it('a tool session that cannot be read counts as empty', async () => {
    const id = { sessionId: 's1', toolName: SEARCH_DOCS, toolKey: keyOf('a') };
    await stores.toolSessions.getOrCreate(id, { shown: 'nonsense' }, 1);
    const numbers = createPassageNumbers(await stores.toolSessions.listBySession('s1'));
    expect(numbers.shownBy(keyOf('a'))).toEqual([]);
  });

  it('sequentialThinking keeps thoughts, revisions and branches in one tool session', async () => {
    const think = createSequentialThinking({ sessionId: 's1', toolSessions: stores.toolSessions, now: () => 5 });
    const step = { thought: 't', totalThoughts: 2, nextThoughtNeeded: true };
    const steps = [
      { ...step, thoughtNumber: 1 },
      { ...step, thoughtNumber: 2, revisesThought: 1 },
      { ...step, thoughtNumber: 3, branchFromThought: 1, branchId: 'other' },
    ];
    const last = { ...step, thoughtNumber: 4, nextThoughtNeeded: false };
    await Promise.all(steps.map((each) => run(think, each)));
    const again = createSequentialThinking({ sessionId: 's1', toolSessions: stores.toolSessions, now: () => 6 });
    expect(await run(again, last)).toEqual({
      thoughtNumber: 4,
      totalThoughts: 4,
      nextThoughtNeeded: false,
      branches: ['other'],
      thoughtHistoryLength: 4,
    });
    const rows = await stores.toolSessions.listBySession('s1');
    expect(rows.map(({ toolName, toolKey, state }) => [toolName, toolKey, state])).toEqual([
      ['sequentialThinking', null, { thoughts: [...steps, last] }],
    ]);
  });
});

describe('list_sources', () => {
  const folder = { ...toSource(source('b'), null), kind: 'folder' as const, address: '/home/me/b', ref: 'v2' };
  const list = createListSources({
    sessionId: 's1',
    sources: { ...sources, list: async () => [toSource(source('a'), null), folder] },
  });

  it('names the sources, but not where on this computer they lie', async () => {
    const told = { commit: 'c0ffee', refreshed: '1970-01-01T00:00:00.001Z', files: 1, state: 'ready' };
    expect(await run(list, {})).toEqual({
      sources: [
        { ...told, name: 'a', address: 'https://example.org/a' },
        { ...told, name: 'b', address: null, ref: 'v2' },
      ],
    });
  });

  it('lists the files of one', async () => {
    expect(await run(list, { source: 'b', path: 'docs/' })).toMatchObject({
      sources: [{ name: 'b' }],
      files: { names: ['docs/a.md'], total: 1 },
    });
    expect((await run(list, { source: 'b' })).files?.names).toEqual(['a.md']);
  });

  it('says so when a folder is not there, or nothing says of which source', async () => {
    const empty = createListSources({
      sessionId: 's1',
      sources: { ...sources, listFiles: async () => ({ names: [], total: 0 }) },
    });
    await expect(run(empty, { source: 'a', path: 'x' })).rejects.toMatchObject({ code: 'source.wrongPath' });
    await expect(run(empty, { path: 'x' })).rejects.toMatchObject({ code: 'source.notNamed' });
    await expect(run(empty, { source: 'https://example.org/new' })).rejects.toMatchObject({ code: 'source.notAdded' });
  });
});
