import { createGraph, float, floats, int, integers, ints } from './onnx-graph.mjs';

/*
 * Universal Sentence Encoder lite (Cer et al. 2018, arXiv:1803.11175): a transformer of two pre-normalised layers, the mean
 * over the tokens, one dense layer with tanh, and a vector of length 1. The shapes and the order of operations are those
 * of the TensorFlow.js graph that the weights come with.
 */
export const maxTokens = 128;
export const outputSize = 512;
const embeddingSize = 256;
const heads = 4;
const layerInputSizes = [256, 512];

const encode = 'Encoder_en/KonaTransformer/Encode/';
const concatenated = '/ConcatPartitions/concat';

/** Sine and cosine of each position at the model's own frequencies, one row a position. */
function positionSignal(inverseTimescales) {
  const half = embeddingSize / 2;
  const signal = new Float32Array(maxTokens * embeddingSize);
  for (let position = 0; position < maxTokens; position += 1) {
    for (let index = 0; index < half; index += 1) {
      // TensorFlow multiplies in 32 bits before it takes the sine.
      const angle = Math.fround(position * inverseTimescales[index]);
      signal[position * embeddingSize + index] = Math.sin(angle);
      signal[position * embeddingSize + half + index] = Math.cos(angle);
    }
  }
  return signal;
}

const toFloat32 = ({ bytes }) => new Float32Array(Uint8Array.from(bytes).buffer);

/** Operations on the graph, in the words of the paper. */
function createOperations(graph, weights) {
  const { constant, node } = graph;
  const weight = (name, shape) => {
    const { shape: stored, bytes } = weights(name);
    return constant({ ...floats([], shape ?? stored), bytes });
  };
  const scalar = (value) => constant(floats([value], []));
  const axes = (...values) => constant(integers(values));
  const add = (left, right) => node('Add', [left, right]);
  const multiply = (left, right) => node('Mul', [left, right]);
  return {
    constant,
    node,
    weight,
    scalar,
    axes,
    add,
    multiply,
    split: (input, sizes, axis) => graph.split(input, sizes, axis),
    dense: (input, kernel, bias) => add(node('MatMul', [input, kernel]), bias),
    sum: (input, axis) => node('ReduceSum', [input, axes(axis)], { keepdims: int(1) }),
    transpose: (input, order) => node('Transpose', [input], { perm: ints(order) }),
    normalise: (input, prefix) =>
      node(
        'LayerNormalization',
        [
          input,
          weight(`${prefix}layer_prepostprocess/layer_norm/layer_norm_scale${concatenated}`),
          weight(`${prefix}layer_prepostprocess/layer_norm/layer_norm_bias${concatenated}`),
        ],
        { axis: int(-1), epsilon: float(1e-6) },
      ),
  };
}

/** Token embeddings plus their positions. */
function embedTokens(ops, weights, tokenIds) {
  const zero = ops.axes(0);
  const length = ops.node('Gather', [ops.node('Shape', [tokenIds]), ops.axes(1)]);
  const timescales = toFloat32(weights(`${encode}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`));
  const table = ops.constant(floats(positionSignal(timescales), [maxTokens, embeddingSize]));
  const positions = ops.node('Slice', [table, zero, length, zero]);
  const embedded = ops.node('Gather', [ops.weight('Embeddings_en'), tokenIds]);
  // Twice, as in the original graph: its encoder adds the input to the input with positions.
  return ops.add(embedded, ops.add(embedded, positions));
}

/** Multi-head attention of every token to every token that is no padding. */
function attend(ops, input, { name, size, paddingBias }) {
  const q = `${name}MultiheadAttention/qkv_transform_single/`;
  const headSize = size / heads;
  const projected = ops.dense(
    input,
    ops.weight(`${q}kernel/part_0`, [size, 3 * size]),
    ops.weight(`${q}bias${concatenated}`),
  );
  // In a Reshape 0 keeps the input's size: here batch and tokens.
  const perHead = ops.constant(integers([0, 0, heads, headSize]));
  const [query, key, value] = ops
    .split(projected, [size, size, size], 2)
    .map((part) => ops.node('Reshape', [part, perHead]));

  const scaled = ops.multiply(ops.transpose(query, [0, 2, 1, 3]), ops.scalar(1 / Math.sqrt(headSize)));
  const scores = ops.add(ops.node('MatMul', [scaled, ops.transpose(key, [0, 2, 3, 1])]), paddingBias);
  const shares = ops.node('Softmax', [scores], { axis: int(-1) });
  const mixed = ops.transpose(ops.node('MatMul', [shares, ops.transpose(value, [0, 2, 1, 3])]), [0, 2, 1, 3]);

  const output = `${name}MultiheadAttention/output_transform_single/`;
  return ops.dense(
    ops.node('Reshape', [mixed, ops.constant(integers([0, 0, size]))]),
    ops.weight(`${output}kernel/part_0`, [size, outputSize]),
    ops.weight(`${output}bias${concatenated}`),
  );
}

function feedForward(ops, input, { name, stackName }) {
  const [first, second] = ['conv1', 'conv2'].map((part) => [
    ops.weight(`${stackName}FFN/${part}/Tensordot/Reshape_1`),
    ops.weight(`${name}FFN/${part}/bias${concatenated}`),
  ]);
  return ops.dense(ops.node('Relu', [ops.dense(input, ...first)]), ...second);
}

function transformerLayer(ops, input, layer, paddingBias) {
  const size = layerInputSizes[layer];
  const name = `${encode}Layer_${layer}/TransformerLayer/`;
  const stackName = `${encode}TransformerStack/Layer_${layer}/TransformerLayer/`;
  // The first layer widens its input, so the path around its attention goes through a dense layer.
  const around =
    size === outputSize
      ? input
      : ops.dense(
          input,
          ops.weight(`${name}dense/kernel${concatenated}`),
          ops.weight(`${name}dense/bias${concatenated}`),
        );
  const attended = ops.add(attend(ops, ops.normalise(input, name), { name, size, paddingBias }), around);
  return ops.add(feedForward(ops, ops.normalise(attended, `${name}FFN/`), { name, stackName }), attended);
}

/** The mean over real tokens, through tanh, scaled to length 1: [batch, 1, outputSize]. */
function toSentenceVector(ops, tokens, tokenMask) {
  const count = ops.node('Max', [ops.sum(tokenMask, 1), ops.scalar(1)]);
  const mean = ops.node('Div', [ops.sum(ops.multiply(tokens, tokenMask), 1), count]);
  const hidden = 'Encoder_en/hidden_layers/tanh_layer_0/';
  const vector = ops.node('Tanh', [ops.dense(mean, ops.weight(`${hidden}weights`), ops.weight(`${hidden}bias`))]);
  const squares = ops.node('Max', [ops.sum(ops.multiply(vector, vector), -1), ops.scalar(1e-12)]);
  return ops.node('Div', [vector, ops.node('Sqrt', [squares])]);
}

/** The ONNX file, with the inputs and the output that fastembed expects of a BERT: token_type_ids is taken and not used. */
export function sentenceEncoderModel(weights) {
  const graph = createGraph('universal-sentence-encoder-lite');
  const ops = createOperations(graph, weights);

  const clip = (input) => ops.node('Slice', [input, ops.axes(0), ops.axes(maxTokens), ops.axes(1)]);
  const isToken = ops.node('Cast', [clip('attention_mask')], { to: int(1) });
  const isPadding = ops.node('Sub', [ops.scalar(1), ops.node('Unsqueeze', [isToken, ops.axes(1, 2)])]);
  const paddingBias = ops.multiply(isPadding, ops.scalar(-1e9));

  let tokens = embedTokens(ops, weights, clip('input_ids'));
  for (const layer of layerInputSizes.keys()) tokens = transformerLayer(ops, tokens, layer, paddingBias);
  const vector = toSentenceVector(ops, tokens, ops.node('Unsqueeze', [isToken, ops.axes(2)]));

  return graph.toModel({
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({
      name,
      type: 'int64',
      shape: ['batch', 'tokens'],
    })),
    output: { from: vector, name: 'last_hidden_state', type: 'float', shape: ['batch', 1, outputSize] },
  });
}
