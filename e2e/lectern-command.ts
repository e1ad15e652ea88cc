import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { sandboxSwitches } from '../scripts/run/chromium-switches.mjs';

/** What the journeys run against: the build in out/ on the development runtime, or what `npm run package` made. */
export type Target = 'out' | 'package';
export const target: Target = process.env['LECTERN_E2E_TARGET'] === 'package' ? 'package' : 'out';

export const projectFolder = resolve(import.meta.dirname, '..');

/** The program to start and its first arguments. Root cannot have Chromium's sandbox; everyone else gets it. */
export function lecternCommand({ isSandboxed = false } = {}): { executable: string; args: string[] } {
  const switches = isSandboxed ? [] : sandboxSwitches();
  if (target === 'package') {
    const packaged = process.env['LECTERN_PACKAGED'] ?? 'dist/linux-unpacked/lectern';
    return { executable: resolve(projectFolder, packaged), args: switches };
  }
  return { executable: process.env['LECTERN_ELECTRON'] ?? findElectron(), args: [...switches, projectFolder] };
}

/** Slow: it sees to the installation first. */
export function findElectron(): string {
  const script = resolve(projectFolder, 'scripts/electron-path.mjs');
  return execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
}
