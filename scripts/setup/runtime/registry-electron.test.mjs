import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { cachedRegistryRuntime, checkSha256 } from './registry-electron.mjs';

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

test('a runtime from the registry is kept in the user’s cache folder, and found there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  expect(await cachedRegistryRuntime()).toBeUndefined();
  const executable = join(folder, 'lectern', 'electron-33.2.1-linux-x64', 'electron');
  await mkdir(join(executable, '..'), { recursive: true });
  await writeFile(executable, '');
  expect(await cachedRegistryRuntime()).toMatchObject({ kind: 'registry', version: '33.2.1', executable });
});
