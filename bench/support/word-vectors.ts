import type { Embedder } from '../../src/core/knowledge/embedding/embedder';
import { seededRandom } from './statistics.ts';

const DIMENSION = 512;

/** An embedder as fast as none is: each word has a seeded random vector, and a text the sum of its words'. */
export function createWordVectors(): Embedder {
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (word: string): Float32Array => {
    const known = vectors.get(word);
    if (known !== undefined) return known;
    let seed = 7;
    for (const character of word) seed = Math.imul(seed, 31) + (character.codePointAt(0) ?? 0);
    const random = seededRandom(seed);
    // Three draws make a value near enough to normal.
    const vector = Float32Array.from({ length: DIMENSION }, () => random() + random() + random() - 1.5);
    vectors.set(word, vector);
    return vector;
  };
  return {
    id: 'word-vectors',
    dimension: DIMENSION,
    async embed(text) {
      const sum = new Float32Array(DIMENSION);
      for (const word of text.match(/\w+/g) ?? []) {
        const vector = vectorOf(word);
        for (let at = 0; at < DIMENSION; at += 1) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
      }
      const length = Math.hypot(...sum) || 1;
      return sum.map((value) => value / length);
    },
  };
}
