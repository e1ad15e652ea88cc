import { EmbeddingModel, FlagEmbedding } from '@mastra/fastembed';
import { InferenceSession } from 'onnxruntime-node';
import { AppError } from '../../errors';
import type { Embedder } from '../embedding/embedder';
import { verifyBundled } from '../embedding/verify-bundled';

/** Longest input in tokens that the bundled model was made for. */
const MAX_TOKENS = 128;
const DIMENSION = 512;
/** What the tokenizer begins a word with. */
const BEGIN = '▁';

/**
 * Loads the bundled Universal Sentence Encoder lite from `modelDir` (model.onnx and the tokenizer's files), once its files
 * are seen to be as they were made. Errors: `embedder.bundledDamaged`, `embedder.unusable`.
 */
export async function loadEmbedder(modelDir: string): Promise<Embedder> {
  await verifyBundled(modelDir);
  const model = await onOneThread(() =>
    FlagEmbedding.init({
      model: EmbeddingModel.CUSTOM,
      modelAbsoluteDirPath: modelDir,
      modelName: 'model.onnx',
      maxLength: MAX_TOKENS,
    }),
  ).catch((error: unknown) => {
    throw new AppError('embedder.unusable', {}, { cause: error });
  });
  // A private field.
  const tokenizer: unknown = Reflect.get(model, 'tokenizer');
  stopPadding(tokenizer);
  return {
    id: 'use-lite-128',
    dimension: DIMENSION,
    isCommonWord: (word) => idOf(tokenizer, `${BEGIN}${word}`) !== null,
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
 * By itself the runtime computes on a thread for each core, which then wait for each other: a text takes 1.4 ms, and ten
 * times that whenever anything else has a core. fastembed has no option for that; the runtime has.
 */
async function onOneThread<T>(init: () => Promise<T>): Promise<T> {
  const { create } = InferenceSession;
  // fastembed names a file.
  const limited = (path: string, options: InferenceSession.SessionOptions): Promise<InferenceSession> =>
    Reflect.apply(create, InferenceSession, [
      path,
      { ...options, intraOpNumThreads: 1, interOpNumThreads: 1 },
    ]) as Promise<InferenceSession>;
  Object.assign(InferenceSession, { create: limited });
  try {
    return await init();
  } finally {
    Object.assign(InferenceSession, { create });
  }
}

/**
 * fastembed pads every text to the model's longest input, which makes a question ten times as slow as it is (29 ms to
 * 2.7) for the same vector. It has no option for that; its tokenizer has.
 */
function stopPadding(tokenizer: unknown): void {
  if (tokenizer instanceof Object && 'disablePadding' in tokenizer && typeof tokenizer.disablePadding === 'function') {
    tokenizer.disablePadding();
  }
}

/** The id of a piece of text that the tokenizer has whole. */
function idOf(tokenizer: unknown, piece: string): unknown {
  if (tokenizer instanceof Object && 'tokenToId' in tokenizer && typeof tokenizer.tokenToId === 'function') {
    return tokenizer.tokenToId(piece);
  }
  return null;
}
