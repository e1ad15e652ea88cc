// npm run bench -- NAME [options] [--json]: runs bench/NAME.bench.ts. stdout belongs to the benchmark.
import { readdir } from 'node:fs/promises';
import { inProject, pinnedNode } from './project.mjs';
import { exitCodeOf, toolEnvironment } from './run-command.mjs';
import { hasDisplay, startVirtualDisplay } from './run/display.mjs';
import { buildApp } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript, Stop } from './stop.mjs';

const suffix = '.bench.ts';

async function bench([name, ...options]) {
  const files = await readdir(inProject('bench')).catch(() => []);
  const names = files.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length));
  if (!names.includes(name)) {
    throw new Stop(`usage: npm run bench -- NAME [options] [--json], where NAME is one of: ${names.join(', ')}`);
  }
  const runtime = await setUp(console.error, { systemLibraries: { needsVirtualDisplay: !hasDisplay() } });
  await buildApp(console.error);

  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const env = toolEnvironment({ LECTERN_ELECTRON: runtime.executable, ...(display && { DISPLAY: display.display }) });
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    inProject('bench/support/resolve-typescript.mjs'),
    inProject('bench', name + suffix),
    ...options,
  ];
  try {
    return await exitCodeOf(pinnedNode, args, { env, stdio: 'inherit' });
  } finally {
    display?.stop();
  }
}

await runScript(() => bench(process.argv.slice(2)));
