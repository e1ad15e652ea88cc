import { EmbeddingModel, FlagEmbedding } from '@mastra/fastembed';
import { mkdtemp, rm } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeSmallModel } from '../testing/small-model';
import { loadOnnxEmbedder } from './onnx-embedder';
import { measureUnrelated } from './relatedness';

const TEXTS = [
  'hello world',
  'a',
  '',
  'The heron stands still.',
  'what is longer than the model reads is cut '.repeat(9),
  ' \0 \ud800 ',
  '👩‍👩‍👧 שלום',
];

async function setUp() {
  const dir = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return makeSmallModel(dir);
}

const cosine = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? NaN), 0);

test('unpadded it gives the vectors that fastembed gives', async () => {
  const { spec, folder } = await setUp();
  const ours = await loadOnnxEmbedder(folder, spec);
  const theirs = await FlagEmbedding.init({
    model: EmbeddingModel.CUSTOM,
    modelAbsoluteDirPath: folder,
    modelName: spec.model.name,
    maxLength: spec.maxTokens,
  });
  for (const text of TEXTS) {
    const { value } = await theirs.embed([text]).next();
    const vector = await ours.embed(text);
    expect([text, cosine(vector, Float32Array.from(value?.[0] ?? [])) > 0.9999]).toEqual([text, true]);
    expect([vector.length, Math.hypot(...vector)]).toEqual([spec.dimension, expect.closeTo(1, 5)]);
  }
});

test('the model computes as many tokens as a text has, and no more', async () => {
  const { spec, folder } = await setUp();
  const lengths: unknown[] = [];
  const create = InferenceSession.create.bind(InferenceSession) as (path: string) => Promise<InferenceSession>;
  const spied = vi.spyOn(InferenceSession, 'create').mockImplementation(async (path) => {
    const session = await create(String(path));
    const run = session.run.bind(session);
    session.run = (feeds: InferenceSession.FeedsType) => {
      lengths.push(feeds['input_ids']?.dims);
      return run(feeds);
    };
    return session;
  });
  onTestFinished(() => spied.mockRestore());
  const { embed } = await loadOnnxEmbedder(folder, spec);
  lengths.length = 0;
  for (const text of ['', 'a', 'a b', 'a '.repeat(99)]) await embed(text);
  // Two tokens stand around every text.
  expect(lengths).toEqual([
    [1, 2],
    [1, 3],
    [1, 4],
    [1, spec.maxTokens],
  ]);
});

test('a model that answers otherwise than is known of it is not used', async () => {
  const { spec, folder } = await setUp();
  const other = { ...spec, probe: { ...spec.probe, values: [...spec.probe.values].toReversed() } };
  await expect(loadOnnxEmbedder(folder, other)).rejects.toMatchObject({ code: 'embedder.unusable' });
});

test('what is no model is not used', async () => {
  const { spec, folder } = await setUp();
  const other = { ...spec, model: spec.tokenizer };
  await expect(loadOnnxEmbedder(folder, other)).rejects.toMatchObject({ code: 'embedder.unusable' });
});

test('the cosine of texts that have nothing to do with each other is taken from the model', async () => {
  const { spec, folder } = await setUp();
  const plain = { id: 'one', dimension: 2, embed: async () => Float32Array.of(1, 0) };
  expect((await measureUnrelated(plain)).unrelated).toBe(0.9);
  const measured = await measureUnrelated(await loadOnnxEmbedder(folder, spec));
  expect(measured.unrelated).toBeGreaterThan(0.1);
  expect(measured.unrelated).toBeLessThan(0.9);
});
