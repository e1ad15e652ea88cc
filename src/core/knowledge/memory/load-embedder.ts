import { EmbeddingModel, FlagEmbedding } from '@mastra/fastembed';
import type { Embedder } from '../embedding/embedder';

/** Longest input in tokens that the bundled model was made for; fastembed pads every text to it. */
const MAX_TOKENS = 128;
const DIMENSION = 512;

/** Loads the bundled Universal Sentence Encoder lite from `modelDir` (model.onnx and the tokenizer's files). */
export async function loadEmbedder(modelDir: string): Promise<Embedder> {
  const model = await FlagEmbedding.init({
    model: EmbeddingModel.CUSTOM,
    modelAbsoluteDirPath: modelDir,
    modelName: 'model.onnx',
    maxLength: MAX_TOKENS,
  });
  return {
    id: 'use-lite-128',
    dimension: DIMENSION,
    async embed(text) {
      // Inference holds the thread for its whole batch, so a batch is one text.
      for await (const [vector] of model.embed([text], 1)) {
        if (vector !== undefined) return Float32Array.from(vector);
      }
      throw new Error('the embedding model gave no vector');
    },
  };
}
