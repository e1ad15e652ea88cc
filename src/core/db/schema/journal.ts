import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sessions } from './sessions';

/** One attempt to answer one prompt, until its messages are saved; then an empty receipt. */
export const journalTurns = sqliteTable(
  'journal_turns',
  {
    answerId: text('answer_id').primaryKey(),
    promptId: text('prompt_id').notNull(),
    attempt: integer('attempt').notNull(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** The prompt as JSON text, which keeps NUL and lone surrogates. */
    text: text('text').notNull(),
    /** What the prompt holds beside its text, as a JSON array. */
    parts: text('parts').notNull().default('[]'),
    status: text('status', { enum: ['queued', 'open', 'failed', 'closed', 'saved'] }).notNull(),
    parentId: text('parent_id'),
    isBranch: integer('is_branch', { mode: 'boolean' }).notNull().default(false),
    continuesId: text('continues_id'),
    modelId: text('model_id'),
    error: text('error'),
    createdAt: integer('created_at').notNull(),
    askedAt: integer('asked_at').notNull().default(0),
  },
  (table) => [
    uniqueIndex('journal_turns_by_prompt').on(table.promptId, table.attempt),
    index('journal_turns_by_session').on(table.sessionId, table.status),
  ],
);

/** The stream of a turn, in batches: a JSON array of chunks a row. */
export const journalChunks = sqliteTable(
  'journal_chunks',
  {
    answerId: text('answer_id')
      .notNull()
      .references(() => journalTurns.answerId, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    chunks: text('chunks').notNull(),
  },
  (table) => [primaryKey({ columns: [table.answerId, table.seq] })],
);
