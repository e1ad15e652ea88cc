import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the user added to search. `commit` is the one the index reflects. */
export const sources = sqliteTable('sources', {
  key: text('key').primaryKey(),
  kind: text('kind', { enum: ['repository', 'folder', 'handbook'] }).notNull(),
  name: text('name').notNull(),
  address: text('address').notNull(),
  ref: text('ref'),
  searchPath: text('search_path'),
  state: text('state', { enum: ['new', 'ready', 'failed', 'stopped'] }).notNull(),
  error: text('error'),
  commit: text('commit'),
  files: integer('files').notNull().default(0),
  passages: integer('passages').notNull().default(0),
  /** Bytes of the fetched repository on disk; 0 for what is read in place. */
  sizeBytes: integer('size_bytes').notNull().default(0),
  /** Files that lay in a work tree otherwise than they are committed. */
  edited: integer('edited').notNull().default(0),
  /** JSON of what the last update left out of the index. */
  skipped: text('skipped').notNull().default('[]'),
  /** The session in which a model asked for it; null for what the user added. */
  sessionId: text('session_id'),
  /** The branch or tag that it followed before it was pinned to its commit; null for none. */
  pinnedFrom: text('pinned_from'),
  /** JSON of the place that it is to have next; null when it stays where it is. */
  becoming: text('becoming'),
  addedAt: integer('added_at').notNull(),
  lastUpdated: integer('last_updated'),
});
