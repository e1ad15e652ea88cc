import { AppError } from '../../../errors';
import { isWanted } from '../pick-files';
import type { SourceFile } from '../source-files';
import { gitFailure } from './git-failure';
import { ENDED, type Git, type GitOptions } from './run-git';

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
  // No sizes (-l): they would fetch each blob of a partial clone by itself.
  const { code, stdout, stderr } = await git.run(['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', tree], {
    ...call,
    maxOutput: MAX_TREE_OUTPUT,
  });
  if (stdout.length > 0 && code === ENDED) throw new AppError('source.tooLarge', { address });
  if (code !== 0) {
    if (folder !== null && /Not a valid object|not a tree|does not exist|path .* exists/i.test(stderr)) {
      throw new AppError('source.wrongPath', { path: folder });
    }
    throw gitFailure(stderr, address, null);
  }
  return parseTree(stdout);
}

/** `<mode> blob <id>\t<path>\0` for each entry (git-ls-tree(1), "OUTPUT FORMAT"). */
function parseTree(output: Buffer): readonly SourceFile[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, blob, path] = /^100\d{3} blob ([0-9a-f]{40,64})\t([^]*)$/.exec(entry) ?? [];
      return blob !== undefined && path !== undefined && isWanted(path) ? [{ path, blob }] : [];
    });
}
