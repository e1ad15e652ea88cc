import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { countOrFail } from './count-or-fail.mjs';
import { parts } from './parts.mjs';

test.runIf(process.platform === 'linux').each(['e2e', 'e2e-package'])(
  'on a machine without the system libraries %s fails with the one command to run, and skips nothing',
  async (part) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
    // Neither git nor Xvfb is on this path.
    await writeFile(join(folder, 'apt-get'), '#!/bin/sh\n', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    const getuid = vi.spyOn(process, 'getuid').mockReturnValue(1_000);
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      getuid.mockRestore();
      await rm(folder, { recursive: true });
    });
    const told = [];
    const runtime = { executable: join(folder, 'electron'), folder, version: '33.2.1' };
    const counts = await countOrFail(
      () => parts[part](runtime, []),
      (line) => told.push(line),
    );
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(told).toEqual([
      expect.stringMatching(
        /^missing on this system: .*git, Xvfb\. Run this once, then start again:\n {2}sudo sh -c '.*git xvfb'$/,
      ),
    ]);
  },
);
