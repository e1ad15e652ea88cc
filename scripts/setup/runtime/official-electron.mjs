import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, toolCommand, toolEnvironment } from '../../run-command.mjs';
import { inProject } from '../../project.mjs';

const reachabilityLimitMs = 2_500;
const packageFolder = inProject('node_modules', 'electron');
const read = (path) => readFile(path, 'utf8').catch(() => '');

/** The version that package.json pins; its security fixes are current, so it is the first choice everywhere. */
const officialVersion = async () => JSON.parse(await read(join(packageFolder, 'package.json'))).version;

/** The runtime that the electron package has already unpacked, or undefined. */
export async function installedOfficialRuntime() {
  const version = await officialVersion();
  const executable = await read(join(packageFolder, 'path.txt'));
  const unpacked = (await read(join(packageFolder, 'dist', 'version'))).trim().replace(/^v/, '');
  if (!executable || unpacked !== version) return undefined;
  return {
    kind: 'official',
    version,
    folder: join(packageFolder, 'dist'),
    executable: join(packageFolder, 'dist', executable),
  };
}

/** Where @electron/get keeps its downloads. */
function downloadCache() {
  if (process.env.electron_config_cache) return process.env.electron_config_cache;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'electron', 'Cache');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'electron');
}

async function isDownloaded(version) {
  const files = await readdir(downloadCache(), { recursive: true }).catch(() => []);
  return files.some((file) => file.endsWith(`electron-v${version}-${process.platform}-${process.arch}.zip`));
}

async function isHostReachable(version) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const address = `${mirror ?? 'https://github.com/electron/electron/releases/download/'}v${version}/SHASUMS256.txt`;
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(reachabilityLimitMs) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Fetches the official runtime with the electron package's own, checksummed downloader; undefined when it cannot be had. */
export async function fetchOfficialRuntime(say) {
  const version = await officialVersion();
  if (!(await isDownloaded(version)) && !(await isHostReachable(version))) return undefined;
  say(`fetching Electron ${version} …`);
  const [command, args] = toolCommand('electron/install.js', []);
  const { ELECTRON_SKIP_BINARY_DOWNLOAD: _, ...env } = toolEnvironment();
  await exitCodeOf(command, args, { env });
  return installedOfficialRuntime();
}
