import type { Embedder } from './embedder';

/** Name of the table that holds an embedder's vectors: vectors of two models, or of two lengths, never share one. */
export function indexName(kind: string, { id, dimension }: Pick<Embedder, 'id' | 'dimension'>): string {
  return `${kind}_${id.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_${dimension}`;
}
