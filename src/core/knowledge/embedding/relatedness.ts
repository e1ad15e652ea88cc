import type { Embedder } from './embedder';

/**
 * How near two texts are, on the scale of a model to which unrelated texts are at right angles: 0 is unrelated, 1 the
 * same. Models differ much in that; bge gives a cosine above .4 to any two texts.
 */
export function relatedness(cosine: number, { unrelated = 0 }: Pick<Embedder, 'unrelated'>): number {
  return (cosine - unrelated) / (1 - unrelated);
}

/** The cosine that a relatedness stands for. */
export function cosineOf(related: number, { unrelated = 0 }: Pick<Embedder, 'unrelated'>): number {
  return unrelated + related * (1 - unrelated);
}

/** Sentences of which no two have anything to do with each other. */
const SENTENCES = [
  'The heron stands still in the shallow water.',
  'Compile errors are written to the log file.',
  'She paid the rent on the first of the month.',
  'Volcanic soil is good for growing grapes.',
  'The train to Bergen leaves at nine.',
  'Our team lost the final by two goals.',
];

/** The embedder with its cosine of unrelated texts, as it gives it to some. */
export async function measureUnrelated(embedder: Embedder): Promise<Embedder> {
  const vectors: Float32Array[] = [];
  for (const sentence of SENTENCES) vectors.push(await embedder.embed(sentence));
  const cosines = vectors.flatMap((left, at) => vectors.slice(at + 1).map((right) => dot(left, right)));
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  return { ...embedder, unrelated: Math.min(0.9, Math.max(0, mean)) };
}

/** Of vectors of length 1 it is their cosine. */
function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
