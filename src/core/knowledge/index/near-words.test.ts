import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { ftsSources, ftsPath } from './fts-query';
import { INDEX_SCHEMA } from './index-schema';
import { createNearWords, type NearScope } from './near-words';
import { createPassageStore } from './passage-store';
import { STEMS_AT_ONCE } from './read-stems';

const EVERYWHERE: NearScope = { sourceIds: null, match: null, least: 1 };
const pause = () => Promise.resolve();

async function openStore() {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.migrate([...INDEX_SCHEMA]);
  const store = await createPassageStore(client);
  const write = async (key: string, texts: readonly string[], folder = 'docs'): Promise<number> => {
    const { id } = await store.begin(key, key, 'c1');
    const files = texts.map((text, at) => ({
      path: `${folder}/page-${at}.md`,
      blob: text,
      text,
      chunks: [{ trail: ['Page'], lines: [1, 1] as const, text }],
    }));
    await store.add(id, files, 'live', pause);
    return id;
  };
  return { client, write };
}

test('what was read of an index that changed meanwhile is not kept', async () => {
  const { client, write } = await openStore();
  const birds = await write('birds', ['A lantern is lit.']);
  let isFirst = true;
  const near = createNearWords(client, async () => {
    if (!isFirst) return;
    isFirst = false;
    await write('birds', ['A lurker waits.'], 'more');
    near.forget(birds);
  });
  expect(await near.nearestTo('lurkar', EVERYWHERE)).toBe(null);
  expect(await near.nearestTo('lurkar', EVERYWHERE)).toBe('lurker');
});

test('a change of one source keeps what was read of others', async () => {
  const { client, write } = await openStore();
  const birds = await write('birds', ['A lantern is lit.']);
  const fish = await write('fish', ['A lurker waits.']);
  let turns = 0;
  const near = createNearWords(client, async () => void (turns += 1));
  const scopeOf = (id: number): NearScope => ({ sourceIds: [id], match: ftsSources([id]), least: 1 });
  const turnsFor = async (id: number): Promise<number> => {
    const before = turns;
    await near.nearestTo('lanterm', scopeOf(id));
    return turns - before;
  };
  for (const id of [birds, fish]) await turnsFor(id);
  near.forget(birds);
  expect([(await turnsFor(fish)) > 0, (await turnsFor(birds)) > 0]).toEqual([false, true]);
});

test('the words of a large index are looked at some at a time', async () => {
  const { client, write } = await openStore();
  const words = Array.from({ length: 4 * STEMS_AT_ONCE }, (_, at) => `lx${at}`);
  await write('birds', [`${words.join(' ')} lurker`]);
  let turns = 0;
  const near = createNearWords(client, async () => void (turns += 1));
  expect(await near.nearestTo('lurkar', EVERYWHERE)).toBe('lurker');
  expect(turns).toBeGreaterThan(8);
});

test('a word that too few passages have is not meant', async () => {
  const { client, write } = await openStore();
  await write('birds', ['A lantern is lit.', 'The lantern, again.', 'A lurker waits.']);
  const near = createNearWords(client, pause);
  const words = ['lanterm', 'lurkar'].map((word) => near.nearestTo(word, { ...EVERYWHERE, least: 2 }));
  expect(await Promise.all(words)).toEqual(['lantern', null]);
});

test('a name in capitals is no word that was meant', async () => {
  const { client, write } = await openStore();
  await write('birds', ['Set LURKER to wait.']);
  expect(await createNearWords(client, pause).nearestTo('lurkar', EVERYWHERE)).toBe(null);
});

test('how a word is written is looked for in what is asked for, wherever else it is', async () => {
  const { client, write } = await openStore();
  const elsewhere = Array.from({ length: 30 }, (_, at) => `Page ${at} is about lanterns.`);
  await write('birds', elsewhere);
  const id = await write('birds', ['A lantern is lit, and universities have universes.'], 'guide');
  const near = createNearWords(client, pause);
  const match = `(${ftsSources([id])}) AND (${ftsPath('guide')})`;
  const words = ['lanterm', 'univerzities'].map((word) => near.nearestTo(word, { sourceIds: [id], match, least: 1 }));
  expect(await Promise.all(words)).toEqual(['lantern', 'universities']);
});
