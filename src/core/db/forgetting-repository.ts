import { asc, gt, sql } from 'drizzle-orm';
import type { ForgettingStore } from '../ports';
import type { OpenedDatabase } from './open-database';
import { toolSessions } from './schema/tool-sessions';

/** Read at once: a few megabytes at most. */
const PAGE = 100;
const ROWID = sql<number>`rowid`;

/** What forgetting looks through and cleans in local.db. */
export function createForgettingRepository({ db, purge }: Pick<OpenedDatabase, 'db' | 'purge'>): ForgettingStore {
  return {
    async *toolStates() {
      for (let last = 0; ;) {
        const rows = await db
          .select({ rowid: ROWID, sessionId: toolSessions.sessionId, state: toolSessions.state })
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
    purge,
  };
}
