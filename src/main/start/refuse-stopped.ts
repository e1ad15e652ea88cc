import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/errors';

/**
 * Chromium ends the app that has a data folder open when it gives a second start no answer; one that is only stopped
 * (Ctrl+Z) must not die of that. Told on Linux; elsewhere nothing shows it. Errors: `start.busy`.
 */
export function refuseStopped(folder: string, processes = '/proc'): void {
  if (isStopped(folder, processes)) throw new AppError('start.busy', { folder });
}

function isStopped(folder: string, processes: string): boolean {
  try {
    // `host-pid`, as Chromium writes it.
    const pid = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1] ?? '';
    // The state follows the name, which may hold anything (proc(5)).
    const state = /\) (\S)[^)]*$/.exec(readFileSync(join(processes, pid, 'stat'), 'utf8'))?.[1];
    return state === 'T' || state === 't';
  } catch {
    // Nobody has it open, or nobody can tell.
    return false;
  }
}
