import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/** Packages with native code: they stay in node_modules. All else is bundled, so start-up reads few files. */
const nativePackages = ['electron', 'libsql', 'onnxruntime-node', '@anush008/tokenizers'];

/** A session's address is one folder down (`/s/<id>`), so assets are named from the root; electron-vite sets `./` first. */
const assetsFromRoot: Plugin = { name: 'assets-from-root', config: () => ({ base: '/' }) };

/** Chromium reads WOFF2; the other forms of KaTeX's fonts are most of a megabyte. */
const woff2Alone: Plugin = {
  name: 'woff2-alone',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/katex.min.css') ? code.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) ?format\("[a-z]+"\)/g, '') : null,
};

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'knowledge.worker': resolve(root, 'src/core/knowledge/knowledge.worker.ts'),
          'seal.worker': resolve(root, 'src/core/snapshots/seal.worker.ts'),
        },
        external: [...nativePackages, /\.node$/],
        // A front-matter parser deep in Mastra offers an `eval` engine that nothing here asks for.
        checks: { eval: false },
        // What entries share goes to chunks: else core, or the worker, would load the Electron entry for it.
        preserveEntrySignatures: 'strict',
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // The worker reads 10 MB of Mastra at each start: a third of that time is saved. Names stay, for the log.
          minify: {
            compress: { keepNames: { function: true, class: true } },
            mangle: { keepNames: true },
            codegen: true,
          },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    build: {
      outDir: resolve(root, 'out/renderer'),
      // The page's policy loads fonts from files only.
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: {
        input: {
          index: resolve(root, 'src/renderer/index.html'),
          diagram: resolve(root, 'src/renderer/diagram.html'),
        },
        // All that a start needs comes at once: main answers each request while it opens the data. The page of diagrams has
        // none of it, nor may what both use bring it along.
        output: {
          codeSplitting: {
            groups: [
              { name: 'shared', test: /preload-helper/, priority: 1 },
              { name: 'start', tags: ['$initial'], test: (id) => !/diagram\.html|diagram-page/.test(id) },
            ],
          },
        },
      },
    },
    // A worker loads grammars as they are needed.
    worker: { format: 'es' },
    plugins: [react(), tailwindcss({ optimize: false }), assetsFromRoot, woff2Alone],
  },
});
