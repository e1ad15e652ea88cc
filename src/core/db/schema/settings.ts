import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row: the settings as JSON. */
export const settings = sqliteTable('settings', {
  id: integer('id').primaryKey(),
  value: text('value').notNull(),
});
