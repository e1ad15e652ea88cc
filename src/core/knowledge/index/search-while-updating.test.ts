import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { INDEX_SCHEMA } from './index-schema';
import { createNearWords } from './near-words';
import { createPageTable } from './page-table';
import { createPassageStore, type NewFile, type PassageStore } from './passage-store';
import { searchPassages } from './search-passages';
import { createTextReader } from './text-reader';
import { createVectorStore } from './vector-store';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pause = () => Promise.resolve();

const file = (path: string, text: string): NewFile => ({
  path,
  blob: text,
  text,
  chunks: [{ trail: ['Birds'], lines: [1, 1], text }],
});

async function openStore(): Promise<{ store: PassageStore; find: (query: string) => Promise<readonly string[]> }> {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.migrate([...INDEX_SCHEMA]);
  const store = await createPassageStore(client);
  const options = {
    client,
    vectors: createVectorStore(client),
    pages: async (sourceId: number) => createPageTable(await store.pages(sourceId)),
    nearWords: createNearWords(client, pause),
    texts: createTextReader(client),
    embedder: null,
    log,
  };
  return {
    store,
    find: async (query) => {
      const { passages } = await searchPassages({ query, keys: ['birds'], excludeIds: [], limit: 8 }, options);
      return passages.map(({ text }) => text);
    },
  };
}

test('what an update has read is found once all of it is there, and then instead of what was', async () => {
  const { store, find } = await openStore();
  const { id } = await store.begin('birds', 'birds', 'c1');
  await store.add(id, [file('heron.md', 'A heron is grey.')], 'staged', pause);
  await store.commit(id, 'c1', []);
  expect(await find('heron')).toEqual(['A heron is grey.']);

  const [before] = await store.files(id);
  await store.add(id, [file('heron.md', 'A heron is blue.')], 'staged', pause);
  expect(await find('heron')).toEqual(['A heron is grey.']);

  await store.commit(id, 'c2', [before?.id ?? 0]);
  expect(await find('heron')).toEqual(['A heron is blue.']);
});
