import { REPOSITORIES_FOLDER } from '../config';
import { repositoryFolder } from '../knowledge/sources/git/repository-folder';
import type { StoredSource } from '../ports';
import type { UpdateParts } from './update-parts';

/**
 * Counts what an update has fetched and indexed before it was cut off, so that its room can be freed and the next one goes
 * on from there. False when nothing is worth that: no file is indexed, and nothing was fetched by an earlier update.
 */
export async function keepPart(source: StoredSource, { knowledge, cache, change, now }: UpdateParts): Promise<boolean> {
  const { key, kind, address, ref, searchPath, commit } = source;
  const before = (await cache.list()).find(({ resourceKey }) => resourceKey === key);
  const isIndexed = (await knowledge.indexed({ keys: [key] })).includes(key);
  if (kind !== 'repository' || (before === undefined && !isIndexed)) return isIndexed;
  const sizeBytes = await knowledge.fetchedSize({ key });
  const time = now();
  const made = {
    resourceKey: key,
    url: address,
    ref,
    searchPath,
    localPath: `${REPOSITORIES_FOLDER}/${repositoryFolder(key)}`,
    commit,
    clonedAt: time,
    lastUpdated: time,
    lastAccessed: time,
  };
  await cache.save({ ...(before ?? made), sizeBytes });
  await change(key, { sizeBytes });
  return true;
}
