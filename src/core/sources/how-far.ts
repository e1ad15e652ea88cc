import type { NextPlace } from '../../shared/domain/source';
import { namesCommit } from '../knowledge/sources/git/commit-id';
import type { StoredSource } from '../ports';

/** A repository that is pinned to the commit it is at, or no longer pinned to that, is what it was: nothing has to be fetched. */
export function howFar(
  { kind, ref, commit, searchPath, passages, pinnedFrom }: StoredSource,
  next: NextPlace,
): 'empty' | 'pinned' | 'unpinned' | 'elsewhere' {
  if (passages === 0) return 'empty';
  if (kind !== 'repository' || commit === null || searchPath !== next.searchPath) return 'elsewhere';
  if (next.ref === commit) return 'pinned';
  return next.ref === pinnedFrom && ref !== null && namesCommit(ref, commit) ? 'unpinned' : 'elsewhere';
}
