import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A name that leaves its folder nowhere. */
const fileName = z.string().regex(/^[\w-][\w.-]*$/);
const modelFile = z.object({ name: fileName, sha256 });

/** An embedding model that can be installed: a BERT whose first token's vector, scaled to length 1, is the text's. */
export const modelSpec = z.object({
  /** Names the model and its settings: see `Embedder.id`. */
  embedderId: z.string().min(1),
  dimension: z.number().int().positive(),
  /** Longest input; what is beyond it is cut. */
  maxTokens: z.number().int().positive(),
  /** The folder in the archive, and the one it is installed to. */
  folder: fileName,
  archive: z.object({ url: z.url(), sha256, bytes: z.number().int().positive() }),
  model: modelFile,
  tokenizer: modelFile,
  /** A text and the first values of its vector as they are known: what answers otherwise is not used. */
  probe: z.object({ text: z.string(), values: z.array(z.number()).min(1) }),
});
export type ModelSpec = z.infer<typeof modelSpec>;

/**
 * What @mastra/fastembed downloads for `bge-small-en-v1.5`, a model of BAAI (MIT), converted by Qdrant. The checksums are
 * those that several public projects pin for this address; the values are those of the tests of fastembed itself.
 */
export const bgeSmall: ModelSpec = {
  embedderId: 'bge-small-en-v1.5',
  dimension: 384,
  maxTokens: 512,
  folder: 'fast-bge-small-en-v1.5',
  archive: {
    url: 'https://storage.googleapis.com/qdrant-fastembed/fast-bge-small-en-v1.5.tar.gz',
    sha256: '3858004b3822f64f940280874b8f2d2dc25b34a4f3eb3cdf617bdceeb21ed9ed',
    bytes: 76_692_531,
  },
  model: {
    name: 'model_optimized.onnx',
    sha256: '20e3bd678b8e67a722f151f3ee1e3827fc3f230839c0d57c025a3753cefa6b2e',
  },
  tokenizer: {
    name: 'tokenizer.json',
    sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
  },
  probe: { text: 'hello world', values: [0.01522374, -0.02271799, 0.00860278, -0.07424029, 0.00386434] },
};
