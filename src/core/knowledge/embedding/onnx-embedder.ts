import { Tokenizer } from '@anush008/tokenizers';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '../../errors';
import type { Embedder } from './embedder';
import type { ModelSpec } from './model-spec';

/** How far a value of the probe may be off: processors round differently, another model is off by far more. */
const PROBE_TOLERANCE = 0.003;

/**
 * Runs an installed model at the length that a text has, on one thread. Questions and passages are embedded alike, without
 * a prefix, as @mastra/fastembed does with this model. Errors: `embedder.unusable`.
 */
export async function loadOnnxEmbedder(folder: string, spec: ModelSpec): Promise<Embedder> {
  const embedder = await openModel(folder, spec).catch((error: unknown) => {
    throw new AppError('embedder.unusable', {}, { cause: error });
  });
  const vector = await embedder.embed(spec.probe.text);
  const isKnown = spec.probe.values.every((value, at) => Math.abs(value - (vector[at] ?? NaN)) <= PROBE_TOLERANCE);
  if (!isKnown) throw new AppError('embedder.unusable');
  return embedder;
}

async function openModel(folder: string, spec: ModelSpec): Promise<Embedder> {
  const tokenizer = Tokenizer.fromFile(join(folder, spec.tokenizer.name));
  tokenizer.setTruncation(spec.maxTokens);
  tokenizer.disablePadding();
  const session = await InferenceSession.create(join(folder, spec.model.name), {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    id: spec.embedderId,
    dimension: spec.dimension,
    isCommonWord: (word) => tokenizer.tokenToId(word) !== null,
    async embed(text) {
      const encoded = await tokenizer.encode(text);
      const shape = [1, encoded.getLength()];
      const tensor = (values: readonly number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
      const inputs: Readonly<Record<string, () => Tensor>> = {
        input_ids: () => tensor(encoded.getIds()),
        attention_mask: () => tensor(encoded.getAttentionMask()),
        token_type_ids: () => tensor(encoded.getTypeIds()),
      };
      const known = session.inputNames.flatMap((name) => (inputs[name] ? [[name, inputs[name]()] as const] : []));
      const { last_hidden_state: hidden } = await session.run(Object.fromEntries(known));
      if (!(hidden?.data instanceof Float32Array)) throw new Error('the model gives no last_hidden_state');
      return normalize(hidden.data.slice(0, hidden.dims.at(-1)));
    },
  };
}

function normalize(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
