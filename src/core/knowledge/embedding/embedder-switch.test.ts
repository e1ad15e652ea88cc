import { expect, test } from 'vitest';
import type { EmbedderId } from '../../../shared/domain/embedder';
import { AppError } from '../../errors';
import { createMemoryLog } from '../../testing/memory-log';
import type { Embedder } from './embedder';
import { createEmbedderSwitch, type SwitchParts } from './embedder-switch';
import type { VectorKeeper } from './vector-keeper';
import { createWordEmbedder } from '../testing/word-embedder';

const bundled = createWordEmbedder(64);
const other = createWordEmbedder(32);
const noModel = () => Promise.reject(new AppError('embedder.damaged', { file: 'model.onnx' }));

/** Keeps vectors as pairs of a text and an embedder's id; `before` is run before each that it makes. */
function createKeeper(texts: string[], before: (text: string) => void | Promise<void> = () => undefined) {
  const vectors = new Set<string>();
  const lacking = ({ id }: Embedder) => texts.filter((text) => !vectors.has(`${text} ${id}`));
  const keeper: VectorKeeper = {
    missing: async (embedder) => lacking(embedder).length,
    async build(embedder, { signal, onText }) {
      for (const text of lacking(embedder)) {
        await before(text);
        signal.throwIfAborted();
        await embedder.embed(text);
        vectors.add(`${text} ${embedder.id}`);
        onText();
      }
    },
    async keepOnly({ id }) {
      for (const vector of vectors) if (!vector.endsWith(` ${id}`)) vectors.delete(vector);
    },
  };
  return { keeper, vectors };
}

function setUp(keeper: VectorKeeper, change: Partial<SwitchParts> & { readonly served?: SwitchParts['served'] } = {}) {
  let served: EmbedderId | null = 'bundled';
  const log = createMemoryLog();
  const embedders = createEmbedderSwitch({
    models: { bundled: async () => bundled, 'bge-small': async () => other },
    keepers: () => [keeper],
    served: { read: async () => served, write: async (id) => void (served = id) },
    log,
    ...change,
  });
  return { embedders, log, served: () => served, serving: async () => (await embedders.serving.get()).id };
}

test('another one serves once its vectors are complete, and then the old ones are gone', async () => {
  const seen: string[] = [];
  const texts = ['a', 'b'];
  const { keeper, vectors } = createKeeper(texts, async (text) => {
    seen.push(`${text} while ${await serving()} serves`);
    // Comes while the others are embedded.
    if (texts.length === 2) texts.push('c');
  });
  for (const text of texts) vectors.add(`${text} words-64`);
  const { embedders, serving, served } = setUp(keeper);
  embedders.use('bge-small');
  await embedders.settled();
  expect(seen).toEqual(['a', 'b', 'c'].map((text) => `${text} while words-64 serves`));
  expect([await serving(), served(), [...vectors]]).toEqual([
    'words-32',
    'bge-small',
    texts.map((t) => `${t} words-32`),
  ]);
  expect(embedders.state.get()).toEqual({
    serving: 'bge-small',
    wanted: 'bge-small',
    embedding: null,
    problem: null,
    isByWords: false,
  });
});

test('it goes on where it was stopped, in another run too', async () => {
  const made: string[] = [];
  const { keeper, vectors } = createKeeper(['a', 'b', 'c'], (text) => {
    made.push(text);
    if (made.length === 2) void first.embedders.close();
  });
  const first = setUp(keeper);
  first.embedders.use('bge-small');
  await first.embedders.settled();
  expect([first.served(), [...vectors]]).toEqual(['bundled', ['a words-32']]);
  const second = setUp(keeper);
  second.embedders.use('bge-small');
  await second.embedders.settled();
  expect([second.served(), made]).toEqual(['bge-small', ['a', 'b', 'b', 'c']]);
});

test('going back while vectors are made keeps the old one, and drops what was made', async () => {
  const { keeper, vectors } = createKeeper(['a', 'b'], (text) => {
    if (text === 'b') embedders.use('bundled');
  });
  vectors.add('a words-64').add('b words-64');
  const { embedders, serving } = setUp(keeper);
  embedders.use('bge-small');
  await embedders.settled();
  expect([await serving(), [...vectors]]).toEqual(['words-64', ['a words-64', 'b words-64']]);
});

test('while there are no vectors, the wanted one serves at once', async () => {
  let served: EmbedderId | null = null;
  const { keeper } = createKeeper([]);
  const { embedders, serving } = setUp(keeper, {
    served: { read: async () => served, write: async (id) => void (served = id) },
  });
  embedders.use('bge-small');
  expect([await serving(), served]).toEqual(['words-32', 'bge-small']);
});

test('one that does not load leaves the place to the bundled one, its vectors where they are, and says why', async () => {
  const { keeper, vectors } = createKeeper(['a']);
  vectors.add('a words-32');
  let served: EmbedderId | null = 'bge-small';
  const { embedders, serving } = setUp(keeper, {
    models: { bundled: async () => bundled, 'bge-small': noModel },
    served: { read: async () => served, write: async (id) => void (served = id) },
  });
  embedders.use('bge-small');
  await embedders.settled();
  expect([await serving(), served, [...vectors]]).toEqual(['words-64', 'bundled', ['a words-32', 'a words-64']]);
  expect(embedders.state.get()).toMatchObject({
    serving: 'bundled',
    wanted: 'bge-small',
    problem: { code: 'embedder.damaged', params: { file: 'model.onnx' } },
  });
});

test('an embedder that fails while vectors are made leaves the old one, and can be tried again', async () => {
  let isBroken = true;
  const { keeper } = createKeeper(['a'], () => {
    if (isBroken) throw new Error('no memory');
  });
  const { embedders, serving } = setUp(keeper);
  embedders.use('bge-small');
  await embedders.settled();
  expect([await serving(), embedders.state.get().problem]).toEqual(['words-64', { code: 'internal', params: {} }]);
  isBroken = false;
  embedders.use('bge-small');
  await embedders.settled();
  expect([await serving(), embedders.state.get().problem]).toEqual(['words-32', null]);
});

test('a keeper that makes nothing of what it says is missing does not spin', async () => {
  const { keeper } = createKeeper([]);
  const { embedders, serving, log } = setUp({ ...keeper, missing: async () => 1 });
  embedders.use('bge-small');
  await embedders.settled();
  expect([await serving(), log.lines.length]).toEqual(['words-64', 1]);
});

test('nobody waits for vectors to ask the one that serves', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { keeper } = createKeeper(['a'], () => held);
  const { embedders, serving } = setUp(keeper);
  embedders.use('bge-small');
  expect(await serving()).toBe('words-64');
  release();
  await embedders.settled();
  expect(await serving()).toBe('words-32');
});

test('a model that could not be read at first serves once it can be, and no more is told', async () => {
  let isLocked = true;
  const { keeper } = createKeeper([]);
  const { embedders } = setUp(keeper, {
    models: { bundled: () => (isLocked ? noModel() : Promise.resolve(other)), 'bge-small': noModel },
  });
  embedders.use('bundled');
  await embedders.settled();
  const before = embedders.state.get();
  isLocked = false;
  await embedders.serving.get();
  const after = embedders.state.get();
  expect([before.isByWords, before.problem?.code, after.isByWords, after.problem]).toEqual([
    true,
    'embedder.damaged',
    false,
    null,
  ]);
});

test('when no model loads, that is told with why, until one does', async () => {
  let isDamaged = true;
  const { keeper } = createKeeper([]);
  const { embedders } = setUp(keeper, {
    models: { bundled: noModel, 'bge-small': () => (isDamaged ? noModel() : Promise.resolve(other)) },
  });
  const found = [];
  for (const id of ['bundled', 'bge-small', 'bge-small', 'bundled'] as const) {
    embedders.use(id);
    await embedders.settled();
    const { serving, problem, isByWords } = embedders.state.get();
    found.push([serving, problem?.code, isByWords]);
    isDamaged = found.length < 2;
  }
  expect(found).toEqual([
    ['bundled', 'embedder.damaged', true],
    ['bundled', 'embedder.damaged', true],
    ['bge-small', undefined, false],
    ['bge-small', 'embedder.damaged', false],
  ]);
});
