import { eq, sql } from 'drizzle-orm';
import type { ToolSession, ToolSessionStore } from '../ports';
import type { Database } from './open-database';
import { toolSessions } from './schema/tool-sessions';

type Row = typeof toolSessions.$inferSelect;

// '' in the table is null in the domain.
const toKey = (toolKey: string | null): string => toolKey ?? '';

function toToolSession(row: Row): ToolSession {
  return {
    sessionId: row.sessionId,
    toolName: row.toolName,
    toolKey: row.toolKey === '' ? null : row.toolKey,
    state: JSON.parse(row.state) as unknown,
    createdAt: row.createdAt,
    lastAccessed: row.lastAccessed,
  };
}

/** Tool sessions in local.db. */
export function createToolSessionRepository(db: Database): ToolSessionStore {
  return {
    async getOrCreate(key, initial, now) {
      const rows = await db
        .insert(toolSessions)
        .values({
          ...key,
          toolKey: toKey(key.toolKey),
          state: JSON.stringify(initial),
          createdAt: now,
          lastAccessed: now,
        })
        .onConflictDoUpdate({
          target: [toolSessions.sessionId, toolSessions.toolName, toolSessions.toolKey],
          set: { lastAccessed: sql`max(${toolSessions.lastAccessed}, excluded.last_accessed)` },
        })
        .returning();
      const row = rows[0];
      if (row === undefined) throw new Error('a tool session row was neither inserted nor there');
      return toToolSession(row);
    },
    async save(key, state, now) {
      const row = { ...key, toolKey: toKey(key.toolKey), state: JSON.stringify(state), lastAccessed: now };
      await db
        .insert(toolSessions)
        .values({ ...row, createdAt: now })
        .onConflictDoUpdate({
          target: [toolSessions.sessionId, toolSessions.toolName, toolSessions.toolKey],
          set: { state: row.state, lastAccessed: now },
        });
    },
    async listBySession(sessionId) {
      const rows = await db.select().from(toolSessions).where(eq(toolSessions.sessionId, sessionId));
      return rows.map(toToolSession);
    },
  };
}
