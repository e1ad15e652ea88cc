import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A `--source` as any process understands it: a folder of the caller's becomes absolute, and so does a
 * file, which is refused as one; everything else stays as typed.
 */
export function locateSource(source: string, cwd: string): string {
  const path = resolve(cwd, source);
  return existsSync(path) ? path : source;
}
