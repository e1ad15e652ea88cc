import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A conversation; its id is also Mastra's thread id. Times are Unix ms. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    resourceId: text('resource_id').notNull(),
    createdAt: integer('created_at').notNull(),
    lastAccessed: integer('last_accessed').notNull(),
    title: text('title'),
    titleMadeOf: text('title_made_of', { mode: 'json' }).$type<readonly string[]>(),
    /** The last message of the shown path. */
    headMessageId: text('head_message_id'),
    pinned: integer('pinned', { mode: 'boolean' }).notNull().default(false),
    isArchived: integer('is_archived', { mode: 'boolean' }).notNull().default(false),
    modelId: text('model_id'),
    trashedAt: integer('trashed_at'),
    isPrivate: integer('is_private', { mode: 'boolean' }).notNull().default(false),
    /** Null follows the settings. */
    recallReach: text('recall_reach', { enum: ['all', 'session', 'none'] }),
  },
  (table) => [index('sessions_by_access').on(table.lastAccessed)],
);
