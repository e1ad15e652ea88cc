import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StoredConnection } from '../../ports';

/** A connected model provider. Its key is kept as ciphertext only. */
export const connections = sqliteTable('connections', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['openai-compatible', 'openai', 'anthropic', 'google'] }).notNull(),
  name: text('name').notNull(),
  baseUrl: text('base_url'),
  sealedKey: text('sealed_key'),
  /** What the provider offered when it was connected, so that a start contacts nobody to show the picker. */
  models: text('models', { mode: 'json' }).$type<StoredConnection['models']>().notNull(),
  createdAt: integer('created_at').notNull(),
});
