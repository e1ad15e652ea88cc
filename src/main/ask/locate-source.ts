import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A `--source` as any process understands it: a folder of the caller's becomes absolute, everything else stays as typed.
 */
export function locateSource(source: string, cwd: string): string {
  const folder = resolve(cwd, source);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? folder : source;
}
