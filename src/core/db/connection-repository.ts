import { asc, eq } from 'drizzle-orm';
import type { ConnectionStore } from '../ports';
import type { Database } from './open-database';
import { connections } from './schema/connections';

/** Model connections in local.db, oldest first. */
export function createConnectionRepository(db: Database): ConnectionStore {
  return {
    async list() {
      return db.select().from(connections).orderBy(asc(connections.createdAt));
    },
    async save(connection) {
      await db.insert(connections).values(connection).onConflictDoUpdate({ target: connections.id, set: connection });
    },
    async remove(id) {
      await db.delete(connections).where(eq(connections.id, id));
    },
  };
}
