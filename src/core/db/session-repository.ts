import { and, asc, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Session, SessionStore } from '../ports';
import type { Database } from './open-database';
import { sessions } from './schema/sessions';

/** Sessions in local.db. */
export function createSessionRepository(db: Database): SessionStore {
  // Built once: it stands before each turn.
  const byId = db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare();
  const hidden = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(or(isNotNull(sessions.trashedAt), eq(sessions.isPrivate, true)))
    .prepare();
  const get = async (id: string): Promise<Session | null> => {
    const rows = await byId.all({ id });
    return rows[0] ?? null;
  };
  return {
    get,
    async list() {
      return db
        .select()
        .from(sessions)
        .where(isNull(sessions.trashedAt))
        .orderBy(desc(sessions.lastAccessed), desc(sessions.id));
    },
    async listTrash() {
      return db
        .select()
        .from(sessions)
        .where(and(isNotNull(sessions.trashedAt), eq(sessions.isPrivate, false)))
        .orderBy(desc(sessions.trashedAt), desc(sessions.id));
    },
    async hiddenIds() {
      const rows = await hidden.all();
      return rows.map((row) => row.id);
    },
    async page(afterId, limit) {
      const after = and(isNull(sessions.trashedAt), gt(sessions.id, afterId ?? ''));
      return db.select().from(sessions).where(after).orderBy(asc(sessions.id)).limit(limit);
    },
    async unknownIds(ids) {
      const rows = await db.all<{ value: string }>(
        sql`SELECT value FROM json_each(${JSON.stringify(ids)}) WHERE value NOT IN (SELECT ${sessions.id} FROM ${sessions})`,
      );
      return rows.map(({ value }) => value);
    },
    async add(rows) {
      if (rows.length > 0)
        await db
          .insert(sessions)
          .values([...rows])
          .onConflictDoNothing();
    },
    async update(id, change) {
      await db.update(sessions).set(change).where(eq(sessions.id, id));
    },
    async retitle(id, before, made) {
      const isStill = and(eq(sessions.id, id), sql`${sessions.title} IS ${before}`, eq(sessions.titleMadeOf, []));
      const { rowsAffected } = await db.update(sessions).set(made).where(isStill);
      return rowsAffected > 0;
    },
  };
}
