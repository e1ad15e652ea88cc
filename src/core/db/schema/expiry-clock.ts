import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** One row: how far time is known to have passed, and when something was last let expire. Unix ms. */
export const expiryClock = sqliteTable('expiry_clock', {
  id: integer('id').primaryKey(),
  time: integer('time').notNull(),
  ranAt: integer('ran_at').notNull(),
});
