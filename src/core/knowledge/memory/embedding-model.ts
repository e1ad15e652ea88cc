import type { MastraEmbeddingModel } from '@mastra/core/vector';
import type { EmbedderSource } from '../embedding/embedder';
import { recallScope } from './recall-scope';

/** Stands for the vector of a recall that goes by words alone: Mastra asks for one in any case. */
const NO_VECTOR = [0];

/** The app's embedder as Mastra takes it: an AI SDK embedding model of specification v3. */
export function embeddingModel(embedder: EmbedderSource): MastraEmbeddingModel<string> {
  return {
    specificationVersion: 'v3',
    provider: 'lectern',
    modelId: 'serving',
    maxEmbeddingsPerCall: 1,
    supportsParallelCalls: false,
    async doEmbed({ values }) {
      const scope = recallScope.getStore();
      if (scope !== undefined) return { embeddings: values.map(() => [...(scope.vector ?? NO_VECTOR)]), warnings: [] };
      const model = await embedder();
      const embeddings: number[][] = [];
      for (const value of values) embeddings.push([...(await model.embed(value))]);
      return { embeddings, warnings: [] };
    },
  };
}
