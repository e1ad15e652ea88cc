import { AppError } from '../../../errors';
import { isPlainPath } from '../is-plain-path';
import { isWanted } from '../pick-files';
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
  options: Pick<GitOptions, 'cwd' | 'protocols' | 'signal'> & { readonly address: string },
): Promise<readonly SourceFile[]> {
  const { address, ...call } = options;
  const tree = folder === null ? commit : `${commit}:${folder}`;
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
  return parseTree(must(result, address, null).stdout);
}

/** `<mode> blob <id>\t<path>\0` for each entry (git-ls-tree(1), "OUTPUT FORMAT"). */
function parseTree(output: Buffer): readonly SourceFile[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, blob, path] = /^100\d{3} blob ([0-9a-f]{40,64})\t([^]*)$/.exec(entry) ?? [];
      return blob !== undefined && path !== undefined && isPlainPath(path) && isWanted(path) ? [{ path, blob }] : [];
    });
}
