import type { Embedder } from '../embedding/embedder';

/** A model for tests: texts that share words get near vectors. Deterministic, without meaning, and fast. */
export function createWordEmbedder(dimension = 64): Embedder {
  return {
    id: `words-${dimension}`,
    dimension,
    async embed(text) {
      const vector = new Float32Array(dimension);
      for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
        const slot = hash(word) % dimension;
        vector[slot] = (vector[slot] ?? 0) + 1;
      }
      const length = Math.hypot(...vector);
      return length === 0 ? vector : vector.map((value) => value / length);
    },
  };
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
