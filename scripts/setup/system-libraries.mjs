import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { exitCodeOf, mustRun, outputOf } from '../run-command.mjs';
import { Stop } from '../stop.mjs';

/**
 * What Electron needs from the system: the file that shows it is there, and the Debian packages that bring it, newest
 * name first (Debian 13 and Ubuntu 24.04 renamed some with t64).
 */
const libraries = [
  { file: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { file: 'libnss3.so', packages: ['libnss3'] },
  { file: 'libgbm.so.1', packages: ['libgbm1'] },
  { file: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { file: 'libXss.so.1', packages: ['libxss1'] },
  { file: 'libXtst.so.6', packages: ['libxtst6'] },
  { file: 'libdrm.so.2', packages: ['libdrm2'] },
  { file: 'libatk-bridge-2.0.so.0', packages: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { file: 'libatspi.so.0', packages: ['libatspi2.0-0t64', 'libatspi2.0-0'] },
  { file: 'libcups.so.2', packages: ['libcups2t64', 'libcups2'] },
  { file: 'libxkbcommon.so.0', packages: ['libxkbcommon0'] },
  { file: 'libnotify.so.4', packages: ['libnotify4'] },
  { file: 'libsecret-1.so.0', packages: ['libsecret-1-0'] },
];

/** Sources are fetched with git; without a screen Electron draws on a virtual one. */
const git = { command: 'git', packages: ['git'] };
const virtualDisplay = { command: 'Xvfb', packages: ['xvfb'] };

const isOnPath = async (command) => {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, command)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
};

/** The needs that nothing on this machine meets. `knownFiles` is what the dynamic linker's cache prints. */
export const missingLibraries = (knownFiles) => libraries.filter(({ file }) => !knownFiles.includes(`${file} (`));

async function missingNeeds({ needsVirtualDisplay }) {
  const linkerCache = await outputOf('/sbin/ldconfig', ['-p']);
  const commands = needsVirtualDisplay ? [git, virtualDisplay] : [git];
  const isHere = await Promise.all(commands.map(({ command }) => isOnPath(command)));
  return [
    // No linker cache to ask (musl, NixOS): Electron itself will say what it lacks.
    ...(linkerCache === undefined ? [] : missingLibraries(linkerCache)),
    ...commands.filter((_, index) => !isHere[index]),
  ];
}

/** Of a library's package names the first that this release of Debian has. */
async function packageName({ packages }) {
  for (const name of packages) {
    const policy = await outputOf('apt-cache', ['policy', name]);
    if (policy && !policy.includes('Candidate: (none)')) return name;
  }
  return packages.at(-1);
}

const installArguments = (names) => ['install', '-y', '--no-install-recommends', ...names];

/** Stops with the one command to run, or, as root on Debian, runs it. Does nothing when all is there. */
export async function installSystemLibraries(say, { needsVirtualDisplay }) {
  if (process.platform !== 'linux') return;
  const missing = await missingNeeds({ needsVirtualDisplay });
  if (missing.length === 0) return;

  const wanted = missing.map(({ file, command }) => file ?? command).join(', ');
  if (!(await isOnPath('apt-get'))) {
    throw new Stop(
      `missing on this system: ${wanted}. Install them with the system's package manager, then start again.`,
    );
  }
  if (process.getuid() !== 0) {
    const args = installArguments(await Promise.all(missing.map(packageName)));
    throw new Stop(`missing on this system: ${wanted}. Run this once, then start again:
  sudo sh -c 'apt-get update && apt-get ${args.join(' ')}'`);
  }

  say(`installing system libraries with apt-get: ${wanted} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update may still leave usable lists; the install says what is really wrong.
  await exitCodeOf('apt-get', ['update', '-qq'], { env });
  const args = installArguments(await Promise.all(missing.map(packageName)));
  await mustRun('Check the connection to the Debian mirror, then start again.', 'apt-get', ['-qq', ...args], { env });
}
