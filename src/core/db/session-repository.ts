import { desc, eq, isNull } from 'drizzle-orm';
import type { Session, SessionStore } from '../ports';
import type { Database } from './open-database';
import { sessions } from './schema/sessions';

/** Sessions in local.db. */
export function createSessionRepository(db: Database): SessionStore {
  const get = async (id: string): Promise<Session | null> => {
    const rows = await db.select().from(sessions).where(eq(sessions.id, id));
    return rows[0] ?? null;
  };
  return {
    get,
    async getOrCreate(session) {
      const rows = await db
        .insert(sessions)
        .values({ ...session, lastAccessed: session.createdAt })
        .onConflictDoNothing()
        .returning();
      const found = rows[0] ?? (await get(session.id));
      if (found === null) throw new Error('a session row was neither inserted nor there');
      return found;
    },
    async list() {
      return db.select().from(sessions).where(isNull(sessions.trashedAt)).orderBy(desc(sessions.lastAccessed));
    },
    async update(id, change) {
      await db.update(sessions).set(change).where(eq(sessions.id, id));
    },
  };
}
