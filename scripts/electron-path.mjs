// Prints the path of the Electron executable that this project runs on, fetching it first when there is none.
import { installPackages } from './setup/install-packages.mjs';
import { runScript } from './stop.mjs';

await runScript(async () => {
  await installPackages(console.error);
  const { electronRuntime } = await import('./setup/runtime/electron-runtime.mjs');
  const { executable } = await electronRuntime(console.error);
  console.log(executable);
});
