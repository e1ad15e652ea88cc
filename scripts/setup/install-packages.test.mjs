import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { installPackages, installReason } from './install-packages.mjs';

const lockfile = {
  packages: {
    '': { name: 'lectern', version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@libsql/win32-x64-msvc': { version: '0.5.29', optional: true },
  },
};
const installed = { packages: { 'node_modules/zod': { version: '4.6.7' } } };

test('a tree that holds what the lockfile says needs no install, whatever npm left out for other platforms', () => {
  expect(installReason(lockfile, installed)).toBeUndefined();
});

test('a missing tree, an unfinished one and an older one are installed again', () => {
  const older = { packages: { 'node_modules/zod': { version: '4.0.0' } } };
  expect([undefined, { packages: {} }, older].map((found) => installReason(lockfile, found))).toEqual([
    'node_modules is missing or unfinished',
    'package-lock.json asks for 1 other packages',
    'package-lock.json asks for 1 other packages',
  ]);
});

describe.skipIf(process.platform === 'win32')('a clone without packages', () => {
  /** `npm` is this script, and the only command on the path. Gives what it was called with. */
  async function installWith(npm) {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
    await writeFile(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    });
    const said = [];
    const outcome = await installPackages((line) => said.push(line), folder).catch(({ message }) => message);
    return { outcome, said };
  }
  const line = 'installing packages with npm ci: node_modules is missing or unfinished …';

  test('has them installed as the lockfile says, which is said in one line', async () => {
    expect(await installWith('[ "$1" = ci ]')).toEqual({ outcome: undefined, said: [line] });
  });

  test('is told what to do when npm fails', async () => {
    expect(await installWith('exit 1')).toEqual({
      outcome: expect.stringMatching(
        /^npm ci .* failed \(1\)\. Check the connection to the npm registry, then start again\.$/,
      ),
      said: [line],
    });
  });
});
