import { asc, eq, inArray } from 'drizzle-orm';
import type { RepositoryCache } from '../ports';
import type { Database } from './open-database';
import { repoCache } from './schema/repo-cache';

/** The fetched repositories in local.db, least recently used first. */
export function createRepoCacheRepository(db: Database): RepositoryCache {
  return {
    async list() {
      return db.select().from(repoCache).orderBy(asc(repoCache.lastAccessed));
    },
    async save(row) {
      await db.insert(repoCache).values(row).onConflictDoUpdate({ target: repoCache.resourceKey, set: row });
    },
    async touch(resourceKeys, now) {
      if (resourceKeys.length === 0) return;
      await db
        .update(repoCache)
        .set({ lastAccessed: now })
        .where(inArray(repoCache.resourceKey, [...resourceKeys]));
    },
    async remove(resourceKey) {
      await db.delete(repoCache).where(eq(repoCache.resourceKey, resourceKey));
    },
  };
}
