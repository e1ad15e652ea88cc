import { and, asc, desc, eq, lt, ne, sql } from 'drizzle-orm';
import { errorData } from '../../shared/domain/error-data';
import type { LecternChunk } from '../../shared/chat/message';
import type { Journal, JournalTurn } from '../ports';
import type { Database } from './open-database';
import { journalChunks, journalTurns } from './schema/journal';

type Row = typeof journalTurns.$inferSelect;

function toTurn(row: Row): JournalTurn {
  return {
    ...row,
    text: String(JSON.parse(row.text)),
    error: row.error === null ? null : errorData.parse(JSON.parse(row.error)),
  };
}

/** The journal in local.db: the truth of every turn that is not saved yet. */
export function createJournalRepository(db: Database): Journal {
  const get = async (answerId: string): Promise<JournalTurn | null> => {
    const rows = await db.select().from(journalTurns).where(eq(journalTurns.answerId, answerId));
    return rows[0] === undefined ? null : toTurn(rows[0]);
  };
  const insert = async (values: typeof journalTurns.$inferInsert): Promise<JournalTurn | null> => {
    const rows = await db.insert(journalTurns).values(values).onConflictDoNothing().returning();
    return rows[0] === undefined ? null : toTurn(rows[0]);
  };
  const findPrompt = async (promptId: string): Promise<JournalTurn | null> => {
    const rows = await db
      .select()
      .from(journalTurns)
      .where(eq(journalTurns.promptId, promptId))
      .orderBy(desc(journalTurns.attempt))
      .limit(1);
    return rows[0] === undefined ? null : toTurn(rows[0]);
  };

  return {
    get,
    findPrompt,
    async enqueue(turn) {
      const known = await findPrompt(turn.promptId);
      if (known !== null) return { turn: known, isNew: false };
      const made = await insert({ ...turn, text: JSON.stringify(turn.text), attempt: 1, status: 'queued' });
      if (made !== null) return { turn: made, isNew: true };
      const raced = await findPrompt(turn.promptId);
      if (raced === null) throw new Error('a journal row was neither inserted nor there');
      return { turn: raced, isNew: false };
    },
    async addAttempt(previous, answerId) {
      const made = await insert({
        answerId,
        promptId: previous.promptId,
        sessionId: previous.sessionId,
        attempt: previous.attempt + 1,
        text: JSON.stringify(previous.text),
        status: 'queued',
        parentId: previous.parentId,
        createdAt: previous.createdAt,
      });
      if (made === null) throw new Error('an attempt was made twice');
      return made;
    },
    async update(answerId, { error, ...change }) {
      await db
        .update(journalTurns)
        .set({ ...change, ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }) })
        .where(eq(journalTurns.answerId, answerId));
    },
    async append(answerId, chunks) {
      await db.insert(journalChunks).values({
        answerId,
        seq: sql`(select coalesce(max(seq), 0) + 1 from ${journalChunks} where ${journalChunks.answerId} = ${answerId})`,
        chunks: JSON.stringify(chunks),
      });
    },
    async chunks(answerId) {
      const rows = await db
        .select({ chunks: journalChunks.chunks })
        .from(journalChunks)
        .where(eq(journalChunks.answerId, answerId))
        .orderBy(asc(journalChunks.seq));
      // Written by `append` above, in this shape.
      return rows.flatMap((row) => JSON.parse(row.chunks) as LecternChunk[]);
    },
    async unsaved(sessionId) {
      const rows = await db
        .select()
        .from(journalTurns)
        .where(and(eq(journalTurns.sessionId, sessionId), ne(journalTurns.status, 'saved')))
        .orderBy(asc(journalTurns.createdAt), asc(journalTurns.promptId), asc(journalTurns.attempt));
      return rows.map(toTurn);
    },
    async sessionsToSave() {
      const rows = await db
        .selectDistinct({ sessionId: journalTurns.sessionId })
        .from(journalTurns)
        .where(eq(journalTurns.status, 'closed'));
      return rows.map((row) => row.sessionId);
    },
    async markSaved(answerId) {
      await db.batch([
        db.delete(journalChunks).where(eq(journalChunks.answerId, answerId)),
        db
          .update(journalTurns)
          .set({ status: 'saved', text: '""', error: null })
          .where(eq(journalTurns.answerId, answerId)),
      ]);
    },
    async remove(answerId) {
      await db.delete(journalTurns).where(eq(journalTurns.answerId, answerId));
    },
    async dropReceipts(before) {
      await db.delete(journalTurns).where(and(eq(journalTurns.status, 'saved'), lt(journalTurns.createdAt, before)));
    },
  };
}
