import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { chooseDisplay } from './choose-display.mjs';
import { hasDisplay } from './display.mjs';

test('only a Linux without X and Wayland gets a virtual display', () => {
  expect([
    hasDisplay('linux', {}),
    hasDisplay('linux', { DISPLAY: '' }),
    hasDisplay('linux', { DISPLAY: ':0' }),
    hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    hasDisplay('darwin', {}),
  ]).toEqual([false, false, true, true, true]);
});

describe.runIf(process.platform === 'linux')('without a display', () => {
  /** `Xvfb` is this script. */
  async function chooseWith(xvfb, options) {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
    await writeFile(join(folder, 'Xvfb'), `#!/bin/sh\n${xvfb}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    });
    const said = [];
    const { stop, ...chosen } = await chooseDisplay((line) => said.push(line), options);
    stop();
    return { ...chosen, said };
  }
  // Tells its number and stays until it is ended.
  const works = 'echo 77 >&3; exec tail -f /dev/null';

  test('a virtual one is used, which is said in one line', async () => {
    expect(await chooseWith(works)).toEqual({
      switches: [],
      env: { DISPLAY: ':77' },
      said: ['no display here: using a virtual one (Xvfb :77).'],
    });
  });

  test('an answer on stdout needs none, and nothing is said', async () => {
    expect(await chooseWith(works, { printsOnly: true })).toEqual({
      switches: ['--ozone-platform=headless'],
      env: {},
      said: [],
    });
  });

  test('one that does not start is told with what to do', async () => {
    await expect(chooseWith('exit 1')).rejects.toThrow(
      /did not start: run "Xvfb -displayfd 1" to see why, or set DISPLAY/,
    );
  });
});
