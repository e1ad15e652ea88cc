import { expect, test } from 'vitest';
import { checkEmbedder } from './check-embedder';

test.each([
  ['a value that is no number', Float32Array.of(1, NaN), 'no number'],
  ['an endless value', Float32Array.of(Infinity, 0), 'no number'],
  ['another dimension', Float32Array.of(1, 0, 0), '3 values'],
  ['nothing', new Float32Array(), '0 values'],
])('an embedder that answers %s fails', async (_, vector, message) => {
  const embedder = checkEmbedder({ id: 'two', dimension: 2, embed: async () => vector });
  await expect(embedder.embed('text')).rejects.toThrow(message);
});

test('a vector passes as it is', async () => {
  const vector = Float32Array.of(0.6, 0.8);
  const embedder = checkEmbedder({ id: 'two', dimension: 2, unrelated: 0.4, embed: async () => vector });
  expect([await embedder.embed('text'), embedder.unrelated]).toEqual([vector, 0.4]);
});
