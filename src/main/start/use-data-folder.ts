import type { App as ElectronApp } from 'electron';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/errors';

/**
 * Moves all data to `wanted`, or leaves it at the system's usual place, and makes the folder. Chromium's own files get a
 * folder of their own inside. Must run before Electron is ready. Errors: `data.readOnly`.
 */
export function useDataFolder(electronApp: ElectronApp, wanted: string | null): string {
  const folder = wanted === null ? electronApp.getPath('userData') : resolve(wanted);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new AppError('data.readOnly', {}, { cause: error });
  }
  electronApp.setPath('userData', folder);
  electronApp.setPath('sessionData', join(folder, 'browser'));
  electronApp.setAppLogsPath(join(folder, 'logs'));
  return folder;
}
