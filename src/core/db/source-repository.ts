import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { errorData } from '../../shared/domain/error-data';
import { skippedFiles } from '../../shared/domain/skipped-files';
import type { SourceStore } from '../ports';
import type { Database } from './open-database';
import { sources } from './schema/sources';

const skippedList = z.array(skippedFiles);

/** The user's sources in local.db, in the order they were added. */
export function createSourceRepository(db: Database): SourceStore {
  return {
    async list() {
      const rows = await db.select().from(sources).orderBy(asc(sources.addedAt));
      return rows.map((row) => ({
        ...row,
        error: row.error === null ? null : errorData.parse(JSON.parse(row.error)),
        skipped: skippedList.parse(JSON.parse(row.skipped)),
      }));
    },
    async save(source) {
      const row = {
        ...source,
        error: source.error === null ? null : JSON.stringify(source.error),
        skipped: JSON.stringify(source.skipped),
      };
      await db.insert(sources).values(row).onConflictDoUpdate({ target: sources.key, set: row });
    },
    async remove(key) {
      await db.delete(sources).where(eq(sources.key, key));
    },
  };
}
