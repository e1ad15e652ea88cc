import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inProject } from '../project.mjs';
import { compileDots } from './compile-dots.mjs';

test('the WebAssembly in the app is that of its source', async () => {
  const written = await readFile(inProject('src/core/knowledge/index/dots-wasm.ts'), 'utf8');
  expect(written).toContain(`'${Buffer.from(await compileDots()).toString('base64')}'`);
});
