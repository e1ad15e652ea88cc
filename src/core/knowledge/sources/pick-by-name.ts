import { reasonByName, skippedFolderOf } from './pick-files';
import type { SkipTally } from './skip-tally';

/**
 * Judges paths below `start` by their names alone, and tells what it leaves out; a folder of others' work is told once.
 */
export function createNamePicker(skipped: SkipTally, start = ''): (path: string) => boolean {
  const folders = new Set<string>();
  return (path) => {
    const folder = skippedFolderOf(path);
    if (folder !== null) {
      if (!folders.has(folder)) skipped.add(start + folder, 'othersWork');
      folders.add(folder);
      return false;
    }
    const reason = reasonByName(path);
    if (reason !== null) skipped.add(start + path, reason);
    return reason === null;
  };
}
