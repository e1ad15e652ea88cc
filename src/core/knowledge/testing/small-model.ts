import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'tar';
import { createGraph, floats, int, integers } from '../../../../scripts/setup/model/onnx-graph.mjs';
import type { ModelSpec } from '../embedding/model-spec';

const DIMENSION = 32;
const MAX_TOKENS = 24;
const FOLDER = 'small-model';
/** Letters and what is found in prose; every other character is unknown. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789.,?!'];
const TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...LETTERS, ...LETTERS.map((letter) => `##${letter}`)];

export interface SmallModel {
  readonly spec: ModelSpec;
  /** The model's folder, as fastembed takes it. */
  readonly folder: string;
  readonly archive: Buffer;
}

/**
 * Test only: a model of the same shape as bge-small, of a few kilobytes, below `dir`. Each token's vector is its own plus the
 * sum of all that are no padding, so texts of like letters are near, and the first token's vector knows the whole text.
 */
export async function makeSmallModel(dir: string): Promise<SmallModel> {
  const folder = join(dir, FOLDER);
  await mkdir(folder, { recursive: true });
  const files = {
    'model_optimized.onnx': onnxModel(),
    'tokenizer.json': JSON.stringify(tokenizer()),
    'config.json': JSON.stringify({ pad_token_id: 0 }),
    'tokenizer_config.json': JSON.stringify({ model_max_length: MAX_TOKENS, pad_token: '[PAD]' }),
    'special_tokens_map.json': JSON.stringify({ cls_token: '[CLS]', pad_token: '[PAD]', sep_token: '[SEP]' }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const path = join(dir, `${FOLDER}.tar.gz`);
  await create({ file: path, cwd: dir, gzip: true }, [FOLDER]);
  const archive = await readFile(path);
  const file = (name: keyof typeof files) => ({ name, sha256: sha256(Buffer.from(files[name])) });
  const spec: ModelSpec = {
    embedderId: 'small-model',
    dimension: DIMENSION,
    maxTokens: MAX_TOKENS,
    folder: FOLDER,
    archive: { url: `http://127.0.0.1:1/${FOLDER}.tar.gz`, sha256: sha256(archive), bytes: archive.length },
    model: file('model_optimized.onnx'),
    tokenizer: file('tokenizer.json'),
    probe: { text: 'hello world', values: probeValues('hello world') },
  };
  return { spec, folder, archive };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every other value is 0 or more, so that the vectors are neither all alike nor all at right angles. */
function weight(token: number, at: number): number {
  return Math.sin((token + 1) * 12.9898 + at * 78.233 + token * at);
}

function onnxModel(): Buffer {
  const graph = createGraph('small');
  const table = graph.constant(
    floats(
      TOKENS.flatMap((_, token) => Array.from({ length: DIMENSION }, (_value, at) => weight(token, at))),
      [TOKENS.length, DIMENSION],
    ),
  );
  const tokens = graph.node('Gather', [table, 'input_ids']);
  const mask = graph.node('Unsqueeze', [
    graph.node('Cast', ['attention_mask'], { to: int(1) }),
    graph.constant(integers([2])),
  ]);
  const sum = graph.node('ReduceSum', [graph.node('Mul', [tokens, mask]), graph.constant(integers([1]))], {
    keepdims: int(1),
  });
  const input = (name: string) => ({ name, type: 'int64', shape: ['batch', 'tokens'] });
  return graph.toModel({
    inputs: [input('input_ids'), input('attention_mask'), input('token_type_ids')],
    output: {
      name: 'last_hidden_state',
      type: 'float',
      shape: ['batch', 'tokens', DIMENSION],
      from: graph.node('Add', [tokens, sum]),
    },
  });
}

function tokenizer(): unknown {
  const special = (content: string) => ({
    id: TOKENS.indexOf(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  return {
    version: '1.0',
    truncation: null,
    // As those of published models do: whoever embeds one text must not pay for the longest.
    padding: {
      strategy: { Fixed: MAX_TOKENS },
      direction: 'Right',
      pad_to_multiple_of: null,
      pad_id: 0,
      pad_type_id: 0,
      pad_token: '[PAD]',
    },
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(TOKENS.map((token, id) => [token, id])),
    },
  };
}

/** The first values of a text's vector, by arithmetic of this file alone. */
function probeValues(text: string): number[] {
  const words = text.split(' ').flatMap((word) => [...word].map((letter, at) => (at === 0 ? letter : `##${letter}`)));
  const ids = ['[CLS]', ...words, '[SEP]'].map((token) => TOKENS.indexOf(token));
  const vector = Array.from(
    { length: DIMENSION },
    (_, at) => weight(2, at) + ids.reduce((sum, id) => sum + weight(id, at), 0),
  );
  const length = Math.hypot(...vector);
  return vector.slice(0, 5).map((value) => value / length);
}
