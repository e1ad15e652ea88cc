import type { NextPlace } from '../../shared/domain/source';
import type { SourceKnowledge } from '../knowledge/knowledge';
import { isCommitId, namesCommit } from '../knowledge/sources/git/commit-id';
import { repositoryFolder } from '../knowledge/sources/git/repository-folder';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import { REPOSITORIES_FOLDER } from '../config';
import type { RepositoryCache, StoredSource } from '../ports';
import type { KnownSources } from './known-sources';

interface SourceMovingOptions {
  readonly known: KnownSources;
  readonly knowledge: Pick<SourceKnowledge, 'move'>;
  readonly cache: RepositoryCache;
}

/**
 * Gives what is fetched and indexed of a source, as it is, to the source that it becomes, which has its place in the list.
 * `begin` is what is done with that one next. No update may read the source meanwhile. Cut off anywhere, it is done by
 * doing it again.
 */
export function createSourceMoving({ known, knowledge, cache }: SourceMovingOptions) {
  return (from: string, next: NextPlace, begin: (moved: StoredSource) => void): Promise<void> =>
    known.whileLeaving(from, async () => {
      const before = known.find(from);
      if (before === undefined) throw new Error('a source that is gone is to be moved');
      const { ref, searchPath } = next;
      const key = resourceKeyOf({ ...before, ref, searchPath });
      await knowledge.move({ from, to: key });
      const row = (await cache.list()).find(({ resourceKey }) => resourceKey === from);
      const localPath = `${REPOSITORIES_FOLDER}/${repositoryFolder(key)}`;
      if (row !== undefined) await cache.save({ ...row, resourceKey: key, ref, searchPath, localPath });
      await cache.remove(from);
      // It may have been renamed since.
      const { name } = known.find(from)?.becoming ?? next;
      const pinnedFrom = ref !== null && ref === before.commit ? followedBefore(before) : null;
      await known.replace(from, { ...before, key, ref, searchPath, name, pinnedFrom, becoming: null }, begin);
    });
}

/** What it follows when it is no longer pinned. A commit stays where it is. */
function followedBefore({ ref, commit, pinnedFrom }: StoredSource): string | null {
  const isCommit = ref !== null && (isCommitId(ref) || (commit !== null && namesCommit(ref, commit)));
  return isCommit ? pinnedFrom : ref;
}
