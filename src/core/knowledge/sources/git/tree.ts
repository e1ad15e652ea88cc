import { AppError } from '../../../errors';
import { createNamePicker } from '../pick-by-name';
import type { SkipTally } from '../skip-tally';
import type { KnownBlobs } from '../folder/known-blobs';
import type { SourceFile } from '../source-files';
import { must } from './git-failure';
import type { Git, GitOptions } from './run-git';

/** A tree of more entries than this is a bomb, or no documentation. At some 80 bytes an entry. */
const MAX_TREE_OUTPUT = 40_000_000;

/**
 * Wanted files of a commit under `folder` (null for all), by paths relative to it, without symbolic links and
 * submodules. Errors: `source.wrongPath`, `source.tooLarge`.
 */
export async function listTree(
  git: Git,
  commit: string,
  folder: string | null,
  options: Pick<GitOptions, 'cwd' | 'protocols' | 'signal'> & {
    readonly address: string;
    readonly skipped: SkipTally;
    /** Keeps the listing, which is always the same of a commit, for the next look. */
    readonly known?: Pick<KnownBlobs, 'listing' | 'keepListing'>;
  },
): Promise<readonly SourceFile[]> {
  const { address, skipped, known, ...call } = options;
  const tree = folder === null ? commit : `${commit}:${folder}`;
  const start = folder === null ? '' : `${folder}/`;
  const before = known?.listing(tree);
  if (before !== undefined) return parseTree(before, start, skipped);
  // No sizes (-l): they would fetch each blob of a partial clone by itself. With the trees (-t), because those without
  // a file in them would else be walked in silence, for ever where they are nested to that end.
  const args = ['ls-tree', '-r', '-t', '-z', '--full-tree', '--end-of-options', tree];
  const result = await git.run(args, { ...call, maxOutput: MAX_TREE_OUTPUT });
  if (result.ended === 'tooMuch') throw new AppError('source.tooLarge', { address });
  // A file in its place was not fetched.
  const isNoFolder = /Not a valid object|not a tree|does not exist|path .* exists|could not fetch/i.test(result.stderr);
  if (result.code !== 0 && folder !== null && isNoFolder) {
    throw new AppError('source.wrongPath', { path: folder });
  }
  const { stdout } = must(result, address, null);
  known?.keepListing(tree, stdout);
  return parseTree(stdout, start, skipped);
}

/** `<mode> <type> <id>\t<path>\0` for each entry (git-ls-tree(1), "OUTPUT FORMAT"). `start` is what `path` lacks. */
function parseTree(output: Buffer, start: string, skipped: SkipTally): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const isPicked = createNamePicker(skipped, start);
  for (const entry of output.toString('utf8').split('\0')) {
    const [, mode, type, blob, path] = /^(\d+) (blob|commit) ([0-9a-f]{40,64})\t([^]*)$/.exec(entry) ?? [];
    if (mode === undefined || blob === undefined || path === undefined) continue;
    if (type === 'commit' || !mode.startsWith('100')) skipped.add(start + path, 'link');
    else if (isPicked(path)) files.push({ path, blob });
  }
  return files;
}
