import { maxTokens, outputSize } from './sentence-encoder-graph.mjs';

/** Scores in the original's vocabulary are missing or meaningless for its first, special entries. */
const specialEntries = 6;
const neverChosen = -100;

const score = (given, index) => {
  if (index === 0) return 0;
  return index < specialEntries ? neverChosen : (given ?? 0);
};

/**
 * The files beside model.onnx, as the Hugging Face tokenizers library reads them.
 * @param {readonly [piece: string, score?: number][]} vocabulary the SentencePiece unigram model of the encoder
 */
export function tokenizerFiles(vocabulary) {
  const wordStart = { type: 'Metaspace', replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' };
  return {
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer: { type: 'NFKC' },
      pre_tokenizer: wordStart,
      post_processor: null,
      decoder: wordStart,
      model: {
        type: 'Unigram',
        unk_id: 0,
        vocab: vocabulary.map(([piece, given], index) => [piece, score(given, index)]),
      },
    },
    'config.json': { model_type: 'universal-sentence-encoder-lite', hidden_size: outputSize, pad_token_id: 0 },
    'tokenizer_config.json': { model_max_length: maxTokens, pad_token: vocabulary[0][0] },
    'special_tokens_map.json': {},
  };
}
