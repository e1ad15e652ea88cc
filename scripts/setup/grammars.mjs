import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inProject } from '../project.mjs';

const ownFolder = inProject('resources', 'grammars');

/** The grammars that src/core/knowledge/sources/chunking/symbols/grammar-of.ts names, and the runtime that loads them. */
const files = [
  ...['bash', 'c-sharp', 'cpp', 'go', 'java', 'javascript', 'php', 'python', 'ruby', 'rust', 'tsx', 'typescript'].map(
    (name) => join('@vscode', 'tree-sitter-wasm', 'wasm', `tree-sitter-${name}.wasm`),
  ),
  join('tree-sitter-c', 'tree-sitter-c.wasm'),
  join('web-tree-sitter', 'web-tree-sitter.wasm'),
].map((file) => inProject('node_modules', file));

const contentOf = (file) => readFile(file).catch(() => undefined);

/** Copies the parsers of source code to where the app reads them, when those there are not the installed ones. */
export async function copyGrammars(say, target = ownFolder) {
  const wanted = new Set(files.map((file) => basename(file)));
  const isOld = (name) => name.endsWith('.wasm') && !wanted.has(name);
  await mkdir(target, { recursive: true });
  for (const name of (await readdir(target)).filter(isOld)) await rm(join(target, name));

  let copied = 0;
  for (const file of files) {
    const content = await readFile(file);
    const path = join(target, basename(file));
    if ((await contentOf(path))?.equals(content)) continue;
    // Arrives whole, by a rename.
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
    copied += 1;
  }
  if (copied > 0) say(`copied ${copied} parsers of source code`);
}
