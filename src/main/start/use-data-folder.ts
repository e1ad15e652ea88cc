import type { App as ElectronApp } from 'electron';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../core/errors';

/**
 * Moves all data to `wanted`, or leaves it at the system's usual place, and makes the folder. Chromium's own files get a
 * folder of their own inside. Must run before Electron is ready. Errors: `data.readOnly`.
 */
export function useDataFolder(electronApp: ElectronApp, wanted: string | null): string {
  const folder = makeFolder(electronApp, wanted);
  electronApp.setPath('userData', folder);
  electronApp.setPath('sessionData', join(folder, 'browser'));
  electronApp.setAppLogsPath(join(folder, 'logs'));
  return folder;
}

function makeFolder(electronApp: ElectronApp, wanted: string | null): string {
  try {
    // Electron makes the usual place when it is asked for.
    const folder = wanted === null ? electronApp.getPath('userData') : resolve(wanted);
    makeWithParents(folder);
    if (!statSync(folder).isDirectory()) throw new Error('there is a file in its place');
    accessSync(folder, constants.R_OK | constants.W_OK);
    return folder;
  } catch (error) {
    throw new AppError('data.readOnly', {}, { cause: error });
  }
}

/** Node's own way with parents never ends where the system takes no folder (`/proc`). */
export function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeWithParents(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
