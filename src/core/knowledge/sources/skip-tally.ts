import { skipReason, type SkippedFiles, type SkipReason } from '../../../shared/domain/skipped-files';
import { toShown } from './to-shown';

/** Paths that are named for a reason. */
const MAX_NAMED = 20;

/** What keeps a folder's history is no part of the folder. */
const HISTORY = /(?:^|\/)\.(?:git|hg|svn)\/$/;

/** Counts what an update leaves out, and names the first of it. */
export interface SkipTally {
  /** The path of a folder, which counts as one, ends in a slash. */
  add(path: string, reason: SkipReason): void;
  /** For another way of reading the same. */
  clear(): void;
  list(): readonly SkippedFiles[];
}

export function createSkipTally(): SkipTally {
  const found = new Map<SkipReason, { count: number; readonly paths: string[] }>();
  return {
    add(path, reason) {
      if (HISTORY.test(path)) return;
      const files = found.get(reason) ?? { count: 0, paths: [] };
      found.set(reason, files);
      files.count += 1;
      // What is left out for its name is still named.
      if (files.paths.length < MAX_NAMED) files.paths.push(toShown(path));
    },
    clear: () => found.clear(),
    list: () =>
      skipReason.options.flatMap((reason) => {
        const files = found.get(reason);
        return files === undefined ? [] : [{ reason, count: files.count, paths: [...files.paths] }];
      }),
  };
}
