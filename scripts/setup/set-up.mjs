import { convertEmbeddingModel } from './embedding-model.mjs';
import { installPackages } from './install-packages.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/**
 * Makes a fresh machine ready to build and run the app, and costs next to nothing on one that is.
 * @param {(line: string) => void} say gets one line for each thing done
 * @returns the Electron runtime
 */
export async function setUp(say, { needsVirtualDisplay = false } = {}) {
  await installPackages(say);
  // Its own imports are packages, so it can be loaded only now.
  const { electronRuntime } = await import('./runtime/electron-runtime.mjs');
  const runtime = await electronRuntime(say);
  await installSystemLibraries(say, { needsVirtualDisplay });
  await convertEmbeddingModel(say);
  return runtime;
}
