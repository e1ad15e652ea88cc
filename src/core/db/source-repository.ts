import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { errorData } from '../../shared/domain/error-data';
import { skippedFiles } from '../../shared/domain/skipped-files';
import { nextPlace } from '../../shared/domain/source';
import type { SourceStore, StoredSource } from '../ports';
import type { Database } from './open-database';
import { sources } from './schema/sources';

const skippedList = z.array(skippedFiles);

/** The user's sources in local.db, in the order they were added. */
export function createSourceRepository(db: Database): SourceStore {
  const put = (source: StoredSource) => {
    const row = toRow(source);
    return db.insert(sources).values(row).onConflictDoUpdate({ target: sources.key, set: row });
  };
  return {
    async list() {
      const rows = await db.select().from(sources).orderBy(asc(sources.addedAt));
      return rows.map((row) => ({
        ...row,
        error: row.error === null ? null : errorData.parse(JSON.parse(row.error)),
        skipped: skippedList.parse(JSON.parse(row.skipped)),
        becoming: row.becoming === null ? null : nextPlace.parse(JSON.parse(row.becoming)),
      }));
    },
    async save(source) {
      await put(source);
    },
    async replace(key, source) {
      await db.batch([put(source), db.delete(sources).where(eq(sources.key, key))]);
    },
    async remove(key) {
      await db.delete(sources).where(eq(sources.key, key));
    },
  };
}

function toRow({ error, skipped, becoming, ...source }: StoredSource) {
  return {
    ...source,
    error: error === null ? null : JSON.stringify(error),
    skipped: JSON.stringify(skipped),
    becoming: becoming === null ? null : JSON.stringify(becoming),
  };
}
