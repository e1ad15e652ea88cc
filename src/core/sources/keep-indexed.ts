import { REPOSITORIES_FOLDER } from '../config';
import { AppError } from '../errors';
import type { IndexedSource } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';
import { MEANING_CUT } from './meaning-cut';
import type { UpdateParts } from './update-parts';

/** What of a source tells how new it is. */
export type HowNew = Pick<StoredSource, 'commit' | 'lastUpdated'>;

/**
 * Keeps what is searchable now: the source's row and, for what was fetched, that of repo_cache. Until its vectors are
 * there, the row tells that they are not, whatever ends the update. `isAsKept`: nobody was asked for anything newer than
 * what `source` has. Resolves with how new that is now. Errors: `source.noText`.
 */
export async function keepIndexed(
  source: StoredSource,
  indexed: IndexedSource,
  isAsKept: boolean,
  parts: UpdateParts,
): Promise<HowNew> {
  const { key, kind, address, ref, searchPath, name } = source;
  const { commit, localPath, sizeBytes, files, passages, edited, skipped } = indexed;
  const time = parts.now();
  const isAsBefore = isAsKept && kind === 'repository' && commit === source.commit;
  if (localPath !== null) {
    const before = (await parts.cache.list()).find((row) => row.resourceKey === key);
    await parts.cache.save({
      resourceKey: key,
      url: address,
      ref,
      searchPath,
      localPath: `${REPOSITORIES_FOLDER}/${localPath}`,
      commit,
      clonedAt: before?.clonedAt ?? time,
      lastUpdated: (isAsBefore ? before?.lastUpdated : null) ?? time,
      lastAccessed: (isAsBefore ? before?.lastAccessed : null) ?? time,
      sizeBytes,
    });
  }
  // What is not there is told with what was left out.
  if (files === 0) await parts.change(key, { skipped });
  if (files === 0) throw new AppError('source.noText', { name });
  const lastUpdated = (isAsBefore ? source.lastUpdated : null) ?? time;
  const counts = { files, passages, sizeBytes, edited, skipped };
  await parts.change(key, { state: 'stopped', error: MEANING_CUT, commit, ...counts, lastUpdated });
  return { commit, lastUpdated };
}
