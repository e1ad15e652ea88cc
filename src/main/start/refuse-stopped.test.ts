import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../core/errors';
import { refuseStopped } from './refuse-stopped';

/** A data folder that process 17 has open, and what the system tells of that process. */
async function openBy(stat: string | null): Promise<() => void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink('my-host-17', join(folder, 'SingletonLock'));
  const processes = join(folder, 'proc');
  await mkdir(join(processes, '17'), { recursive: true });
  if (stat !== null) await writeFile(join(processes, '17/stat'), stat);
  return () => refuseStopped(folder, processes);
}

function codeOf(start: () => void): string | null {
  try {
    start();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'bug';
  }
}

test.each([
  ['is stopped', '17 (electron) T 1 17 17 0', 'start.busy'],
  ['is stopped by a debugger', '17 (electron) t 1 17 17 0', 'start.busy'],
  ['sleeps', '17 (electron) S 1 17 17 0', null],
  ['has a name that looks like a state', '17 (a) T (b)) R 1 17 17 0', null],
  ['is gone', null, null],
])('a start beside an app that %s', async (_what, stat, code) => {
  expect(codeOf(await openBy(stat))).toBe(code);
});

test('a start on a folder that nobody has open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(() => refuseStopped(folder)).not.toThrow();
});
