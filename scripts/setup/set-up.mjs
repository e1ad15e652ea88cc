import { convertEmbeddingModel } from './embedding-model.mjs';
import { copyGrammars } from './grammars.mjs';
import { installPackages } from './install-packages.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/**
 * Makes a fresh machine ready to build and run the app, and costs next to nothing on one that is.
 * @param {(line: string) => void} say gets one line for each thing done
 * @param options.systemLibraries what the run needs of the system; without it the system is left alone
 * @returns the Electron runtime
 */
export async function setUp(say, { systemLibraries } = {}) {
  await installPackages(say);
  // Its own imports are packages, so it can be loaded only now.
  const { electronRuntime } = await import('./runtime/electron-runtime.mjs');
  const runtime = await electronRuntime(say);
  if (systemLibraries) await installSystemLibraries(say, systemLibraries);
  await convertEmbeddingModel(say);
  await copyGrammars(say);
  return runtime;
}
