import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRoot } from '../scripts/run/chromium-switches.mjs';
import { expect, test as base } from './fixtures.ts';
import { launchCommand } from './launch-command.ts';
import { projectFolder, target } from './lectern-command.ts';
import { lecternEnvironment } from './lectern-environment.ts';
import { driveWindow } from './pages/drive-window.ts';
import { citationsOf } from './pages/open-citation.ts';

const canInstall = target === 'package' && isRoot() && existsSync('/usr/bin/dpkg');
/** The user `nobody`: who starts an installed app is not root. */
const NOBODY = 65_534;
const desktopEntry = '/usr/share/applications/lectern.desktop';
const icons = '/usr/share/icons/hicolor';

const test = base.extend<{ install: () => Promise<void> }>({
  // oxlint-disable-next-line no-empty-pattern
  install: async ({}, use) => {
    const folder = resolve(projectFolder, 'dist');
    await use(async () => {
      const name = (await readdir(folder)).find((each) => each.endsWith('.deb')) ?? 'lectern.deb';
      // As a user does it: apt brings what the package depends on, which this machine may not have yet.
      execFileSync('apt-get', ['-qq', 'update']);
      execFileSync('apt-get', ['-qq', 'install', '--yes', '--no-install-recommends', join(folder, name)], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    });
    execFileSync('dpkg', ['--purge', 'lectern']);
  },
});

test('the .deb installs, starts by its desktop entry, answers and goes, and the data stays (the package on Debian as root; skipped elsewhere)', async ({
  install,
  folder,
}) => {
  test.skip(!canInstall, 'installing a package needs dpkg, root, and a .deb that was made');
  await install();
  expect((await stat('/usr/lib/lectern/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  const entry = await readFile(desktopEntry, 'utf8');
  expect(entry.split('\n')).toEqual(expect.arrayContaining(['Name=Lectern', 'Icon=lectern', 'Type=Application']));
  expect(
    ['48x48/apps/lectern.png', 'scalable/apps/lectern.svg'].filter((icon) => !existsSync(join(icons, icon))),
  ).toEqual([]);
  const exec = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  expect(exec).not.toContain('--no-sandbox');
  // No script between, which could add it.
  expect(await realpath('/usr/bin/lectern')).toBe('/usr/lib/lectern/lectern');
  await chown(folder, NOBODY, NOBODY);
  // A desktop fills in `%U` with the addresses to open: none.
  const [executable = '', ...args] = exec.replace(/ ?%[a-zA-Z]/g, '').split(' ');
  const run = await launchCommand({
    executable,
    args,
    env: lecternEnvironment({ HOME: folder, XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder }),
    cwd: folder,
    user: { uid: NOBODY, gid: NOBODY },
  });
  try {
    const window = driveWindow(await run.firstWindow());
    const answer = await window.askAndWait('How do citations work?');
    await expect(citationsOf(answer).first()).toBeVisible();
    await run.close();
  } finally {
    await run.kill();
  }

  for (const removal of ['--remove', '--purge']) {
    execFileSync('dpkg', [removal, 'lectern']);
    expect(existsSync('/usr/bin/lectern')).toBe(false);
    expect(await readdir(join(folder, 'Lectern'))).toEqual(expect.arrayContaining(['local.db', 'mastra.db']));
  }
});
