import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A repository fetched to disk. `local_path` is relative to the user data folder; `commit` is null until fetched. */
export const repoCache = sqliteTable('repo_cache', {
  resourceKey: text('resource_key').primaryKey(),
  url: text('url').notNull(),
  ref: text('ref'),
  searchPath: text('search_path'),
  localPath: text('local_path').notNull(),
  commit: text('commit'),
  clonedAt: integer('cloned_at').notNull(),
  lastUpdated: integer('last_updated').notNull(),
  lastAccessed: integer('last_accessed').notNull(),
  sizeBytes: integer('size_bytes').notNull().default(0),
});
