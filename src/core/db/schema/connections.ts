import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A connected model provider. Its key is kept as ciphertext only. */
export const connections = sqliteTable('connections', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['openai-compatible', 'openai', 'anthropic', 'google'] }).notNull(),
  name: text('name').notNull(),
  baseUrl: text('base_url'),
  sealedKey: text('sealed_key'),
  createdAt: integer('created_at').notNull(),
});
