import { AppError } from '../errors';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import type { CleanUpStore, ForgettingStore, Session, SessionStore } from '../ports';
import type { SessionService } from '../session/session-service';
import type { PendingSaves } from '../turn/pending-saves';

/** Sessions of which nothing is remembered, and which leave nothing behind. */
export interface SessionPrivacy {
  /** Errors: `session.unknown`, `memory.broken`; then nothing has changed. */
  setPrivate(sessionId: string, isPrivate: boolean): Promise<void>;
  /** Deletes a private session wherever something of it is kept; one that may not go (`mayGo`) stays. Errors: `session.notPrivate` and those above. */
  delete(sessionId: string, mayGo?: (session: Session) => boolean): Promise<void>;
}

export interface SessionPrivacyOptions {
  readonly sessions: Pick<SessionService, 'change' | 'remove'>;
  readonly rows: Pick<SessionStore, 'get'>;
  readonly memory: Pick<MemoryKnowledge, 'setPrivate' | 'forget'>;
  readonly saves: Pick<PendingSaves, 'drain'>;
  /** Ends the answers elsewhere that had a session before them and are open, and takes out what they quote of it. */
  readonly endQuoting: (sessionId: string) => Promise<void>;
  /** Runs what erases for good, with all snapshots gone before. */
  readonly erasing: <T>(work: () => Promise<T>) => Promise<T>;
  readonly store: Pick<CleanUpStore, 'deleteSession' | 'dropUncitedTexts'> & Pick<ForgettingStore, 'purge'>;
}

export function createSessionPrivacy(options: SessionPrivacyOptions): SessionPrivacy {
  const { sessions, rows, memory, saves, endQuoting, store, erasing } = options;
  const erase = async (sessionId: string): Promise<void> => {
    await endQuoting(sessionId);
    await saves.drain();
    // The messages go first: a row without messages can be deleted again, messages without a row never.
    await memory.forget({ sessionId });
    await store.deleteSession(sessionId);
    await store.dropUncitedTexts();
    await store.purge();
  };
  return {
    async setPrivate(sessionId, isPrivate) {
      const wasPrivate = (await rows.get(sessionId))?.isPrivate ?? isPrivate;
      await sessions.change(sessionId, { isPrivate });
      try {
        // A save that began before the change tells memory of the session as it was.
        await saves.drain();
        await memory.setPrivate({ sessionId, isPrivate });
      } catch (error) {
        await sessions.change(sessionId, { isPrivate: wasPrivate });
        throw error;
      }
    },
    async delete(sessionId, mayGo) {
      const row = await rows.get(sessionId);
      if (row === null) throw new AppError('session.unknown');
      if (!row.isPrivate) throw new AppError('session.notPrivate');
      await sessions.remove(sessionId, () => erasing(() => erase(sessionId)), mayGo);
    },
  };
}
