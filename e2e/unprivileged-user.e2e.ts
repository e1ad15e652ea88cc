import { chown, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test as base, expect } from './fixtures.ts';
import { driveWindow } from './pages/drive-window.ts';
import { lecternCommand, projectFolder } from './lectern-command.ts';
import { canMount, mountAgain } from './mount.ts';

/** The user `nobody`, as every Linux has it. */
const NOBODY = 65_534;

const test = base.extend<{ reach: (path: string) => string }>({
  // What lies in root's home folder is out of another user's reach, so it is shown at a second place.
  reach: async ({ folder }, use) => {
    if (!canMount) return use((path) => path);
    const places = [projectFolder, dirname(lecternCommand().executable)].map((from, index) => ({
      from,
      to: join(folder, String(index)),
    }));
    const ends: (() => void)[] = [];
    for (const { from, to } of places) {
      await mkdir(to);
      ends.push(mountAgain(from, to));
    }
    await use((path) => {
      const place = places.find(({ from }) => path === from || path.startsWith(`${from}/`));
      return place === undefined ? path : place.to + path.slice(place.from.length);
    });
    for (const end of ends) end();
  },
});

test('as an unprivileged user the page runs in Chromium’s sandbox', async ({ launch, userDataDir, folder, reach }) => {
  test.skip(process.platform !== 'linux', 'seccomp and /proc are of Linux');
  const home = join(folder, 'home');
  await mkdir(home);
  if (canMount) for (const owned of [userDataDir, home, folder]) await chown(owned, NOBODY, NOBODY);
  const run = await launch({
    env: { HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home },
    ...(canMount && { user: { uid: NOBODY, gid: NOBODY, reach } }),
  });
  const window = driveWindow(await run.firstWindow());
  await window.askAndWait('How do citations work?');

  const [renderer, ...others] = await findRenderers(run.pid);
  expect(others).toEqual([]);
  expect(renderer?.status).toMatch(/^Seccomp:\s+2$/m);
  expect(renderer?.status).toMatch(/^NoNewPrivs:\s+1$/m);
  expect(renderer?.command).not.toContain('--no-sandbox');
});

interface Process {
  readonly command: string;
  readonly status: string;
}

/** The renderers below a process. */
async function findRenderers(root: number): Promise<Process[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = new Map<number, Process & { readonly parent: number }>();
  for (const id of ids) {
    try {
      const status = await readFile(`/proc/${id}/status`, 'utf8');
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8');
      found.set(Number(id), { command, status, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) });
    } catch {
      // It ended while it was being read.
    }
  }
  const isBelow = (id: number): boolean => id === root || (found.has(id) && isBelow(found.get(id)?.parent ?? 0));
  return [...found].flatMap(([id, each]) => (each.command.includes('--type=renderer') && isBelow(id) ? [each] : []));
}
