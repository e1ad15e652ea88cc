import { and, eq, inArray, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { DELETION_BEGUN, type CleanUpStore } from '../ports';
import type { Database } from './open-database';
import { citations, citedTexts } from './schema/cited-texts';
import { sessions } from './schema/sessions';
import { shareOf } from './share-of';
import { toolSessions } from './schema/tool-sessions';

/** What clean-up removes from local.db; each call is one statement. */
export function createCleanUpRepository(db: Database): CleanUpStore {
  return {
    async expireToolSessions(before) {
      const { lastAccessed } = toolSessions;
      await db.delete(toolSessions).where(
        sql`rowid IN (SELECT rowid FROM ${toolSessions} WHERE ${lt(lastAccessed, before)}
          ORDER BY ${lastAccessed} LIMIT ${shareOf(toolSessions)})`,
      );
    },
    async capToolSessions(limit) {
      const { lastAccessed } = toolSessions;
      await db
        .delete(toolSessions)
        .where(
          sql`rowid IN (SELECT rowid FROM ${toolSessions} ORDER BY ${lastAccessed} DESC LIMIT -1 OFFSET ${limit})`,
        );
    },
    async trashSessions(untouchedSince, now) {
      const isUntouched = and(
        isNull(sessions.trashedAt),
        eq(sessions.pinned, false),
        // Put away to be kept.
        eq(sessions.isArchived, false),
        lt(sessions.lastAccessed, untouchedSince),
      );
      const untouched = sql`(SELECT ${sessions.id} FROM ${sessions} WHERE ${isUntouched}
        ORDER BY ${sessions.lastAccessed} LIMIT ${shareOf(sessions)})`;
      const trashed = await db
        .update(sessions)
        .set({ trashedAt: now })
        .where(inArray(sessions.id, untouched))
        .returning({ id: sessions.id });
      return trashed.map((row) => row.id);
    },
    async listTrashed(before) {
      const expired = sql`(SELECT ${sessions.id} FROM ${sessions} WHERE ${lt(sessions.trashedAt, before)}
        ORDER BY ${sessions.trashedAt} LIMIT ${shareOf(sessions)})`;
      const rows = await db
        .select({ id: sessions.id })
        .from(sessions)
        .where(
          or(
            inArray(sessions.id, expired),
            eq(sessions.trashedAt, DELETION_BEGUN),
            and(isNotNull(sessions.trashedAt), eq(sessions.isPrivate, true)),
          ),
        );
      return rows.map((row) => row.id);
    },
    async deleteSession(id) {
      await db.delete(sessions).where(eq(sessions.id, id));
    },
    async dropUncitedTexts() {
      await db
        .delete(citedTexts)
        .where(notExists(db.select().from(citations).where(eq(citations.blob, citedTexts.blob))));
    },
  };
}
