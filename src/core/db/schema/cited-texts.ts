import { blob, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sessions } from './sessions';

/** Files that answers cite, whole, under git's id of their content: kept as long as an answer that cites them is. */
export const citedTexts = sqliteTable('cited_texts', {
  blob: text('blob').primaryKey(),
  /** Deflated UTF-8, its lines joined by `\n`. */
  content: blob('content', { mode: 'buffer' }).notNull(),
});

/** Which session cites which text. */
export const citations = sqliteTable(
  'citations',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    blob: text('blob').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.blob] }), index('citations_by_blob').on(table.blob)],
);
