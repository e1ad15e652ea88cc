import { execFileSync } from 'node:child_process';
import { isRoot } from '../scripts/run/chromium-switches.mjs';

/** Mounting needs Linux and root; a container may refuse it even so, which fails the journey that asked. */
export const canMount = process.platform === 'linux' && isRoot();

/** Puts a small file system in memory over an empty folder. Returns what takes it away. */
export function mountMemory(folder: string, options: { readonly size: string }): () => void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${options.size}`, 'tmpfs', folder]);
  return () => void execFileSync('umount', ['--lazy', folder]);
}

export function makeReadOnly(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder]);
}

/** Shows a folder at a second place, whatever the permissions of the folders over the first. */
export function mountAgain(folder: string, place: string): () => void {
  execFileSync('mount', ['--bind', folder, place]);
  return () => void execFileSync('umount', ['--lazy', place]);
}
