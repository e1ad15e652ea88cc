import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { installSystemLibraries, missingLibraries } from './system-libraries.mjs';

test('only libraries that the linker does not know are missing', () => {
  const cache = [
    '\tlibnss3.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libnss3.so',
    '\tlibgtk-3.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgtk-3.so.0',
    // A longer name must not stand for a shorter one.
    '\tlibgbm.so.10 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgbm.so.10',
  ].join('\n');
  const missing = missingLibraries(cache).map(({ file }) => file);
  expect(missing).not.toContain('libnss3.so');
  expect(missing).not.toContain('libgtk-3.so.0');
  expect(missing).toContain('libgbm.so.1');
  expect(missing).toContain('libasound.so.2');
});

describe.runIf(process.platform === 'linux')('a machine with neither git nor Xvfb', () => {
  /** Only these commands are on its path. Gives what `apt-get` was called with. */
  async function setUp(uid, commands) {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
    const calls = join(folder, 'calls');
    await writeFile(calls, '');
    for (const [name, script] of Object.entries(commands)) {
      await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CALLS', calls);
    const getuid = vi.spyOn(process, 'getuid').mockReturnValue(uid);
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      getuid.mockRestore();
      await rm(folder, { recursive: true });
    });
    const said = [];
    const install = () => installSystemLibraries((line) => said.push(line), { needsVirtualDisplay: true });
    return { install, said, calls: async () => (await readFile(calls, 'utf8')).split('\n').slice(0, -1) };
  }
  const debian = { 'apt-get': 'echo "$*" >> "$CALLS"', 'apt-cache': 'echo "  Candidate: 1.0"' };

  test('is given them by apt-get where root may do so, which is said in one line', async () => {
    const { install, said, calls } = await setUp(0, debian);
    await install();
    expect(said).toEqual([expect.stringMatching(/^installing system libraries with apt-get: .*git, Xvfb …$/)]);
    expect(await calls()).toEqual([
      'update -qq',
      expect.stringMatching(/^-qq install -y --no-install-recommends .*git xvfb$/),
    ]);
  });

  test('tells everyone else the one command to run', async () => {
    const { install, calls } = await setUp(1_000, debian);
    await expect(install()).rejects.toThrow(
      /sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends .*git xvfb'$/,
    );
    expect(await calls()).toEqual([]);
  });

  test('names what is missing where there is no apt-get', async () => {
    const { install } = await setUp(0, {});
    await expect(install()).rejects.toThrow(/missing on this system: .*git, Xvfb\. Install them/);
  });

  test('is told so when apt-get fails', async () => {
    const { install } = await setUp(0, { ...debian, 'apt-get': 'exit 100' });
    await expect(install()).rejects.toThrow(/failed \(100\)\. Check the connection to the Debian mirror/);
  });
});
