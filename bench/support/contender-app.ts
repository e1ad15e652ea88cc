import { build } from 'vite';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Makes a copy of the built app whose window draws answers with a module of bench/contenders, as they come. Gives its folder. */
export async function buildContender(module: string, folder: string): Promise<string> {
  const app = join(folder, module);
  await mkdir(join(app, 'out'), { recursive: true });
  for (const name of ['package.json', 'node_modules', 'resources', 'drizzle']) {
    await symlink(join(root, name), join(app, name));
  }
  for (const name of ['main', 'preload'])
    await cp(join(root, 'out', name), join(app, 'out', name), { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    root: join(root, 'src/renderer'),
    base: '/',
    build: {
      outDir: join(app, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      target: 'chrome130',
      rollupOptions: { input: join(root, 'src/renderer/index.html') },
    },
    worker: { format: 'es' },
    resolve: {
      alias: [
        { find: /^\.\/markdown$/, replacement: join(root, 'bench/contenders', `${module}.tsx`) },
        { find: /^\.\/bridge\/frame-pace$/, replacement: join(root, 'bench/contenders/without-pace.ts') },
      ],
    },
    plugins: [react(), tailwindcss()],
  });
  return app;
}
