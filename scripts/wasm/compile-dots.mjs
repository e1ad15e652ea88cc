import asc from 'assemblyscript/asc';
import { readFile } from 'node:fs/promises';
import { inProject } from '../project.mjs';

/** The WebAssembly of src/core/knowledge/index/dots.as. */
export async function compileDots() {
  const source = await readFile(inProject('src/core/knowledge/index/dots.as'), 'utf8');
  let binary;
  const { error } = await asc.main(
    'dots.ts -O3 --enable simd --enable relaxed-simd --runtime stub --noAssert --importMemory --outFile dots.wasm'.split(
      ' ',
    ),
    {
      readFile: (name) => (name === 'dots.ts' ? source : null),
      writeFile: (_name, content) => void (binary = content),
      listFiles: () => [],
    },
  );
  if (error) throw error;
  return binary;
}

/** The same as a module of the app. */
export function dotsModule(binary) {
  return `// Made from dots.as by \`npm run wasm\`; do not edit.
export const DOTS_WASM =
  '${Buffer.from(binary).toString('base64')}';
`;
}
