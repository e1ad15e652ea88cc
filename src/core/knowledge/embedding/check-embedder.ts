import type { Embedder } from './embedder';

/** An embedder that fails instead of giving what is no vector of its dimension. */
export function checkEmbedder(embedder: Embedder): Embedder {
  return {
    ...embedder,
    async embed(text) {
      const vector = await embedder.embed(text);
      if (vector.length !== embedder.dimension) throw new Error(`the embedder gave ${vector.length} values`);
      if (!vector.every(Number.isFinite)) throw new Error('the embedder gave what is no number');
      return vector;
    },
  };
}
