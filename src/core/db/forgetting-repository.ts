import { asc, gt, sql } from 'drizzle-orm';
import type { ForgettingStore } from '../ports';
import type { Database } from './open-database';
import { toolSessions } from './schema/tool-sessions';

/** Read at once: a few megabytes at most. */
const PAGE = 100;
const ROWID = sql<number>`rowid`;

/** What forgetting looks through and cleans in local.db. */
export function createForgettingRepository(db: Database): ForgettingStore {
  return {
    async *toolStates() {
      for (let last = 0; ;) {
        const rows = await db
          .select({ rowid: ROWID, state: toolSessions.state })
          .from(toolSessions)
          .where(gt(ROWID, last))
          .orderBy(asc(ROWID))
          .limit(PAGE);
        last = rows.at(-1)?.rowid ?? last;
        if (rows.length === 0) return;
        yield rows;
      }
    },
    async replaceToolState(rowid, state) {
      await db
        .update(toolSessions)
        .set({ state })
        .where(sql`rowid = ${rowid}`);
    },
    async purge() {
      // The file itself is overwritten as rows go; its write-ahead log keeps earlier pages until it is emptied.
      await db.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
    },
  };
}
