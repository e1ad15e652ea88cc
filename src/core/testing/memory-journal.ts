import type { LecternChunk } from '../../shared/chat/message';
import type { Journal, JournalTurn, SessionStore } from '../ports';
import { expiringShare } from '../expiring-share';
import { storedSession } from './stored-session';

/** The journal in memory: what the libSQL adapter does, without durability. */
export function createMemoryJournal(sessions: SessionStore): Journal {
  const turns = new Map<string, JournalTurn>();
  const chunks = new Map<string, LecternChunk[]>();
  const attempts = (promptId: string): JournalTurn[] =>
    [...turns.values()].filter((turn) => turn.promptId === promptId).toSorted((a, b) => a.attempt - b.attempt);
  const add = (turn: JournalTurn): JournalTurn => {
    turns.set(turn.answerId, turn);
    return turn;
  };
  const blank = { status: 'queued' as const, modelId: null, error: null };

  return {
    async enqueue(turn, newSession) {
      if (attempts(turn.promptId).some(({ attempt }) => attempt === turn.attempt))
        throw new Error('that attempt is there');
      if (newSession !== null) await sessions.add([storedSession(newSession)]);
      else await sessions.update(turn.sessionId, { lastAccessed: turn.askedAt, trashedAt: null });
      add({ ...turn, ...blank });
    },
    async replaceAttempt(ended, answerId, isKept) {
      const stored = turns.get(ended.answerId);
      add({ ...ended, ...blank, answerId, attempt: ended.attempt + 1, isBranch: true });
      if (isKept && stored !== undefined) add({ ...stored, status: 'closed' });
      if (!isKept) turns.delete(ended.answerId);
    },
    async get(answerId) {
      return turns.get(answerId) ?? null;
    },
    async findPrompt(promptId) {
      return attempts(promptId).at(-1) ?? null;
    },
    async write({ answerId, sessionId }, entry) {
      const turn = turns.get(answerId);
      if (turn !== undefined) add({ ...turn, ...entry.turn });
      await sessions.update(sessionId, entry.session);
      chunks.set(answerId, [...(chunks.get(answerId) ?? []), ...structuredClone([...entry.chunks])]);
    },
    async chunks(answerId) {
      return chunks.get(answerId) ?? [];
    },
    async unsaved(sessionId) {
      return [...turns.values()]
        .filter((turn) => turn.sessionId === sessionId && turn.status !== 'saved')
        .toSorted((a, b) => a.askedAt - b.askedAt || a.createdAt - b.createdAt || a.attempt - b.attempt);
    },
    async unclosed() {
      return [...turns.values()].filter((turn) => turn.status !== 'closed' && turn.status !== 'saved');
    },
    async sessionsToSave() {
      const closed = [...turns.values()].filter((turn) => turn.status === 'closed');
      return [...new Set(closed.map((turn) => turn.sessionId))];
    },
    async replaceChunks(answerId, replaced) {
      chunks.set(answerId, structuredClone([...replaced]));
    },
    async markSaved(answerId) {
      const turn = turns.get(answerId);
      if (turn !== undefined) add({ ...turn, status: 'saved', text: '', parts: [], error: null });
      chunks.delete(answerId);
    },
    async remove(answerId) {
      turns.delete(answerId);
      chunks.delete(answerId);
    },
    async dropReceipts(before) {
      const isOld = ({ status, createdAt, askedAt }: JournalTurn): boolean =>
        status === 'saved' && createdAt < before && askedAt < before;
      const oldest = [...turns.values()].filter(isOld).toSorted((a, b) => a.createdAt - b.createdAt);
      for (const { answerId } of oldest.slice(0, expiringShare(turns.size))) turns.delete(answerId);
    },
  };
}
