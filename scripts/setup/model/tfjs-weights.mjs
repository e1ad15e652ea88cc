import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const bytesPerElement = 4;
const elementCount = (shape) => shape.reduce((product, size) => product * size, 1);

/**
 * The weights of a TensorFlow.js model folder: the shards of the manifest are one run of little-endian 32-bit values, in
 * the manifest's order. Names lose the prefix that differs between a module's variables and its constants.
 * @returns {Promise<(name: string) => { shape: number[], bytes: Buffer }>}
 */
export async function readTfjsWeights(folder) {
  const { weightsManifest } = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
  const [{ paths, weights }] = weightsManifest;
  const data = Buffer.concat(await Promise.all(paths.map((path) => readFile(join(folder, path)))));

  const byName = new Map();
  let offset = 0;
  for (const { name, shape } of weights) {
    const length = elementCount(shape) * bytesPerElement;
    byName.set(name.replace(/^module(_apply_default)?\//, ''), {
      shape,
      bytes: data.subarray(offset, offset + length),
    });
    offset += length;
  }
  return (name) => {
    const weight = byName.get(name);
    if (!weight) throw new Error(`the model has no weight ${name}`);
    return weight;
  };
}
