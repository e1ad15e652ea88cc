import { and, asc, desc, eq, inArray, lt, ne, notInArray, sql } from 'drizzle-orm';
import { errorData } from '../../shared/domain/error-data';
import type { LecternChunk } from '../../shared/chat/message';
import type { PromptPart } from '../../shared/chat/prompt-parts';
import type { Journal, JournalTurn, NewSession, QueuedTurn, TurnChange } from '../ports';
import type { Database } from './open-database';
import { journalChunks, journalTurns } from './schema/journal';
import { sessions } from './schema/sessions';
import { shareOf } from './share-of';

type Row = typeof journalTurns.$inferSelect;

function toTurn(row: Row): JournalTurn {
  return {
    ...row,
    text: String(JSON.parse(row.text)),
    // Written by `insertQueued` below, in this shape.
    parts: JSON.parse(row.parts) as PromptPart[],
    error: row.error === null ? null : errorData.parse(JSON.parse(row.error)),
  };
}

/** The journal in local.db: the truth of every turn that is not saved yet. */
export function createJournalRepository(db: Database): Journal {
  // Built once: putting a statement together takes as long as running it, and these stand before each turn.
  const byAnswer = db
    .select()
    .from(journalTurns)
    .where(eq(journalTurns.answerId, sql.placeholder('answerId')))
    .prepare();
  const byPrompt = db
    .select()
    .from(journalTurns)
    .where(eq(journalTurns.promptId, sql.placeholder('promptId')))
    .orderBy(desc(journalTurns.attempt))
    .limit(1)
    .prepare();
  const get = async (answerId: string): Promise<JournalTurn | null> => {
    const rows = await byAnswer.all({ answerId });
    return rows[0] === undefined ? null : toTurn(rows[0]);
  };
  const insertQueued = (turn: QueuedTurn) =>
    db
      .insert(journalTurns)
      .values({ ...turn, text: JSON.stringify(turn.text), parts: JSON.stringify(turn.parts), status: 'queued' });
  const insertSession = (session: NewSession) =>
    db.insert(sessions).values({ ...session, lastAccessed: session.createdAt });
  const changeTurn = (answerId: string, { error, ...change }: TurnChange) =>
    db
      .update(journalTurns)
      .set({ ...change, ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }) })
      .where(eq(journalTurns.answerId, answerId));
  const appendChunks = (answerId: string, chunks: readonly LecternChunk[]) =>
    db.insert(journalChunks).values({
      answerId,
      seq: sql`(select coalesce(max(seq), 0) + 1 from ${journalChunks} where ${journalChunks.answerId} = ${answerId})`,
      chunks: JSON.stringify(chunks),
    });
  const findPrompt = async (promptId: string): Promise<JournalTurn | null> => {
    const rows = await byPrompt.all({ promptId });
    return rows[0] === undefined ? null : toTurn(rows[0]);
  };

  return {
    get,
    findPrompt,
    async enqueue(turn, newSession) {
      const insertTurn = insertQueued(turn);
      const touch = db
        .update(sessions)
        .set({ lastAccessed: turn.askedAt, trashedAt: null })
        .where(eq(sessions.id, turn.sessionId));
      await db.batch([newSession === null ? touch : insertSession(newSession), insertTurn]);
    },
    async replaceAttempt(ended, answerId, isKept) {
      const { answerId: endedId, status: _, modelId: __, error: ___, ...place } = ended;
      const next = { ...place, answerId, attempt: ended.attempt + 1, isBranch: true };
      const end = isKept
        ? changeTurn(endedId, { status: 'closed' })
        : db.delete(journalTurns).where(eq(journalTurns.answerId, endedId));
      await db.batch([insertQueued(next), end]);
    },
    async write({ answerId, sessionId }, { chunks, turn, session }) {
      const statements = [
        ...(isEmpty(turn) ? [] : [changeTurn(answerId, turn)]),
        ...(isEmpty(session) ? [] : [db.update(sessions).set(session).where(eq(sessions.id, sessionId))]),
        ...(chunks.length === 0 ? [] : [appendChunks(answerId, chunks)]),
      ];
      const [first, ...rest] = statements;
      if (first !== undefined) await db.batch([first, ...rest]);
    },
    async chunks(answerId) {
      const rows = await db
        .select({ chunks: journalChunks.chunks })
        .from(journalChunks)
        .where(eq(journalChunks.answerId, answerId))
        .orderBy(asc(journalChunks.seq));
      // Written by `appendChunks` above, in this shape.
      return rows.flatMap((row) => JSON.parse(row.chunks) as LecternChunk[]);
    },
    async unsaved(sessionId) {
      const rows = await db
        .select()
        .from(journalTurns)
        .where(and(eq(journalTurns.sessionId, sessionId), ne(journalTurns.status, 'saved')))
        .orderBy(
          asc(journalTurns.askedAt),
          asc(journalTurns.createdAt),
          asc(journalTurns.promptId),
          asc(journalTurns.attempt),
        );
      return rows.map(toTurn);
    },
    async unclosed() {
      const rows = await db
        .select()
        .from(journalTurns)
        .where(notInArray(journalTurns.status, ['closed', 'saved']));
      return rows.map(toTurn);
    },
    async sessionsToSave() {
      const rows = await db
        .selectDistinct({ sessionId: journalTurns.sessionId })
        .from(journalTurns)
        .where(eq(journalTurns.status, 'closed'));
      return rows.map((row) => row.sessionId);
    },
    async replaceChunks(answerId, chunks) {
      const clear = db.delete(journalChunks).where(eq(journalChunks.answerId, answerId));
      await db.batch(chunks.length === 0 ? [clear] : [clear, appendChunks(answerId, chunks)]);
    },
    async markSaved(answerId) {
      await db.batch([
        db.delete(journalChunks).where(eq(journalChunks.answerId, answerId)),
        db
          .update(journalTurns)
          .set({ status: 'saved', text: '""', parts: '[]', error: null })
          .where(eq(journalTurns.answerId, answerId)),
      ]);
    },
    async remove(answerId) {
      await db.delete(journalTurns).where(eq(journalTurns.answerId, answerId));
    },
    async dropReceipts(before) {
      const { answerId, status, createdAt, askedAt } = journalTurns;
      const isOld = and(eq(status, 'saved'), lt(createdAt, before), lt(askedAt, before));
      const oldest = sql`(SELECT ${answerId} FROM ${journalTurns} WHERE ${isOld}
        ORDER BY ${createdAt} LIMIT ${shareOf(journalTurns)})`;
      await db.delete(journalTurns).where(inArray(answerId, oldest));
    },
  };
}

function isEmpty(change: object): boolean {
  return Object.keys(change).length === 0;
}
