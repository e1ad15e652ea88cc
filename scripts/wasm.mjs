// npm run wasm: compiles dots.as and writes it as TypeScript, so that nothing has to compile or load it elsewhere.
import { writeFile } from 'node:fs/promises';
import { compileDots, dotsModule } from './wasm/compile-dots.mjs';
import { inProject } from './project.mjs';

await writeFile(inProject('src/core/knowledge/index/dots-wasm.ts'), dotsModule(await compileDots()));
