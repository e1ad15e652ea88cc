import type { MastraEmbeddingModel } from '@mastra/core/vector';
import type { EmbedderSource } from '../embedding/embedder';

/** The app's embedder as Mastra takes it: an AI SDK embedding model of specification v3. */
export function embeddingModel(embedder: EmbedderSource): MastraEmbeddingModel<string> {
  return {
    specificationVersion: 'v3',
    provider: 'lectern',
    modelId: 'serving',
    maxEmbeddingsPerCall: 1,
    supportsParallelCalls: false,
    async doEmbed({ values }) {
      const model = await embedder();
      const embeddings: number[][] = [];
      for (const value of values) embeddings.push([...(await model.embed(value))]);
      return { embeddings, warnings: [] };
    },
  };
}
