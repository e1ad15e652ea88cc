import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadEmbedder } from './load-embedder';

const MODEL = join(import.meta.dirname, '../../../../resources/models/use-lite');

test('the bundled model puts a question near its answer', async () => {
  const { embed, dimension } = await loadEmbedder(MODEL);
  const cosine = async (a: string, b: string) => {
    const [left, right] = [await embed(a), await embed(b)];
    expect(left).toHaveLength(dimension);
    return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  };
  expect(await cosine('what colour do I like?', 'My favourite colour is teal.')).toBeGreaterThan(0.6);
  expect(await cosine('what colour do I like?', 'The build fails in the parser.')).toBeLessThan(0.3);
});

test('a text of any length, or of nothing, has a vector', async () => {
  const { embed } = await loadEmbedder(MODEL);
  for (const text of ['', ' \0 \ud800 ', 'word '.repeat(10_000), '👩‍👩‍👧 שלום']) {
    const vector = await embed(text);
    expect(vector.every((value) => Number.isFinite(value))).toBe(true);
  }
});

test('a text is read as far as the model was made for', async () => {
  const { embed } = await loadEmbedder(MODEL);
  const differs = async (words: number): Promise<boolean> => {
    const before = 'stone '.repeat(words);
    return String(await embed(`${before}heron`)) !== String(await embed(`${before}parser`));
  };
  expect([await differs(3), await differs(100), await differs(200)]).toEqual([true, true, false]);
});

test('a model that is not there fails to load', async () => {
  await expect(loadEmbedder(join(MODEL, 'none'))).rejects.toMatchObject({
    code: 'embedder.bundledDamaged',
    params: { file: 'checksums.json' },
  });
});

test.each<[string, string, (file: string) => Promise<unknown>]>([
  ['empty', 'model.onnx', (file) => writeFile(file, '')],
  ['missing', 'model.onnx', (file) => rm(file)],
  ['a folder', 'model.onnx', (file) => rm(file).then(() => mkdir(file))],
  ['changed in its midst', 'model.onnx', overwriteMidst],
  ['changed in its midst', 'tokenizer.json', overwriteMidst],
  ['missing', 'checksums.json', (file) => rm(file)],
])('a model of which a file is %s is not loaded: %s', async (_, name, damage) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(MODEL, folder, { recursive: true });
  await damage(join(folder, name));
  await expect(loadEmbedder(folder)).rejects.toMatchObject({
    code: 'embedder.bundledDamaged',
    params: { file: name },
  });
});

/** Writes over the 4 kB in the middle of a file, which loads all the same. */
async function overwriteMidst(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  await writeFile(file, bytes.fill(0xff, middle, middle + 4_096));
}

test('the model knows a common word whole, and no slip', async () => {
  const { isCommonWord } = await loadEmbedder(MODEL);
  expect(['robot', 'distance', 'rboot', 'differense'].map((word) => isCommonWord?.(word))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
