import { EmbeddingModel, FlagEmbedding } from '@mastra/fastembed';
import type { Embedder } from '../embedding/embedder';

/** Longest input in tokens that the bundled model was made for. */
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
  stopPadding(model);
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

/**
 * fastembed pads every text to the model's longest input, which makes a question ten times as slow as it is (29 ms to
 * 2.7) for the same vector. It has no option for that; its tokenizer, a private field, has.
 */
function stopPadding(model: FlagEmbedding): void {
  const tokenizer: unknown = Reflect.get(model, 'tokenizer');
  if (tokenizer instanceof Object && 'disablePadding' in tokenizer && typeof tokenizer.disablePadding === 'function') {
    tokenizer.disablePadding();
  }
}
