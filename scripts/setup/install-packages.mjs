import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, pinnedNode } from '../project.mjs';
import { mustRun, outputOf } from '../run-command.mjs';
import { Stop } from '../stop.mjs';

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/**
 * Why an install is due, or undefined when the tree is what the lockfile says. Contents are compared, not file times, so
 * neither a touched lockfile nor a `npm install` by hand costs a second install.
 * @param lockfile package-lock.json
 * @param installed node_modules/.package-lock.json: npm writes it last, so an interrupted install has none
 */
export function installReason(lockfile, installed) {
  if (!installed) return 'node_modules is missing or unfinished';
  const changed = Object.entries(lockfile.packages).filter(([path, wanted]) => {
    if (path === '' || wanted.link) return false;
    const found = installed.packages[path];
    // npm leaves out optional packages made for other platforms.
    return found ? found.version !== wanted.version : !wanted.optional;
  });
  return changed.length > 0 ? `package-lock.json asks for ${changed.length} other packages` : undefined;
}

/** The tree may be right and the Node in it missing: its package fetches it in an install script, which npm can skip. */
async function checkPinnedNode() {
  const version = await outputOf(pinnedNode, ['--version']);
  if (version?.startsWith('v24.')) return;
  throw new Stop(
    `the pinned Node 24 is ${version ?? 'missing'}: npm did not run the install script of the package "node". ` +
      'Run "npm rebuild node --foreground-scripts" (with "--allow-scripts=node" if npm asks for it) and start again.',
  );
}

/** `npm ci` when the folder of packages is not what package-lock.json says. */
export async function installPackages(say, folder = inProject('node_modules')) {
  const lockfile = await readJson(inProject('package-lock.json'));
  const installed = await readJson(join(folder, '.package-lock.json')).catch(() => undefined);
  const reason = installReason(lockfile, installed);
  if (reason) {
    say(`installing packages with npm ci: ${reason} …`);
    await mustRun(
      'Check the connection to the npm registry, then start again.',
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      { shell: process.platform === 'win32', env: installEnvironment() },
    );
  }
  await checkPinnedNode();
}

const installEnvironment = () => ({
  ...process.env,
  // Both would download from hosts that may be unreachable. onnxruntime's CPU library is in its package, and the
  // Electron runtime has a step of its own.
  ONNXRUNTIME_NODE_INSTALL: 'skip',
  ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
  // A stray NODE_ENV=production would leave out everything that builds the app.
  NODE_ENV: 'development',
});
