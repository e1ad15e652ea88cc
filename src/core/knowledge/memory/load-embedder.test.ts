import { join } from 'node:path';
import { expect, test } from 'vitest';
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
  await expect(loadEmbedder(join(MODEL, 'none'))).rejects.toThrow();
});

test('the model knows a common word whole, and no slip', async () => {
  const { isCommonWord } = await loadEmbedder(MODEL);
  expect(['robot', 'distance', 'rboot', 'differense'].map((word) => isCommonWord?.(word))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
