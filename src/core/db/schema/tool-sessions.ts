import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sessions } from './sessions';

/** What a tool remembers within a session. `tool_key` is '' where the domain says null: NULLs in a key are distinct. */
export const toolSessions = sqliteTable(
  'tool_sessions',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    toolName: text('tool_name').notNull(),
    toolKey: text('tool_key').notNull().default(''),
    state: text('state').notNull(),
    createdAt: integer('created_at').notNull(),
    lastAccessed: integer('last_accessed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.toolName, table.toolKey] }),
    index('tool_sessions_by_access').on(table.lastAccessed),
  ],
);
