import { rm } from 'node:fs/promises';
import { inProject } from '../project.mjs';
import { mustRun, outputOf, toolCommand, toolEnvironment } from '../run-command.mjs';
import { buildApp } from '../setup/build-app.mjs';

const output = inProject('dist');

/** A folder that runs as it is, made offline from the runtime at hand. What goes in is written in electron-builder.yml. */
async function makeFolder(runtime) {
  const [command, args] = toolCommand('electron-builder/cli.js', [
    '--dir',
    '--publish=never',
    '--config=electron-builder.yml',
    `--config.electronDist=${runtime.folder}`,
    `--config.electronVersion=${runtime.version}`,
  ]);
  await mustRun('The messages above say where.', command, args, {
    stdio: ['ignore', 'ignore', 2],
    // No signing identity is looked for: signed builds are made where the certificates are.
    env: toolEnvironment({ CSC_IDENTITY_AUTO_DISCOVERY: 'false' }),
  });
  // The registry runtime's stand-in for Electron's own; electron-builder drops it only from runtimes it unpacks itself.
  await rm(inProject('dist', 'linux-unpacked', 'resources', 'default_app.asar'), { force: true });
}

/** A .deb from the folder; it needs dpkg, so it is made on Debian only. */
async function makeDebianPackage(say) {
  const architecture = await outputOf('dpkg', ['--print-architecture']);
  if (!architecture) return;
  say('making the .deb …');
  const [command, args] = toolCommand('electron-installer-debian/src/cli.js', [
    `--src=${inProject('dist', 'linux-unpacked')}`,
    `--dest=${output}`,
    `--arch=${architecture}`,
    `--config=${inProject('scripts', 'package', 'debian.json')}`,
  ]);
  await mustRun('The messages above say why.', command, args, {
    stdio: ['ignore', 'ignore', 2],
    env: toolEnvironment(),
  });
}

/** Builds the app and packs it into dist/. */
export async function packageApp(runtime, say) {
  await buildApp(say);
  say(`packaging with Electron ${runtime.version} …`);
  await rm(output, { recursive: true, force: true });
  await makeFolder(runtime);
  if (process.platform === 'linux') await makeDebianPackage(say);
  say(`packaged into ${output}`);
}
