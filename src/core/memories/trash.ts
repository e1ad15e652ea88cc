import { MAX_TRASH_LISTED, type TrashList } from '../../shared/domain/trash';
import { TRASH_LIFE_MS } from '../clean-up/clean-up';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import { DELETION_BEGUN, type CleanUpStore, type ForgettingStore, type Session, type SessionStore } from '../ports';
import type { SessionService } from '../session/session-service';
import type { SessionPrivacy } from './session-privacy';

/** Sessions that were moved to the trash. What takes one out again is `SessionService.change`. */
export interface Trash {
  list(): Promise<TrashList>;
  /**
   * Deletes a session wherever something of it is kept; one that is not in the trash any more stays. Errors:
   * `session.unknown`, `memory.broken`.
   */
  delete(sessionId: string): Promise<void>;
}

export interface TrashOptions {
  readonly sessions: Pick<SessionService, 'remove'>;
  readonly privacy: Pick<SessionPrivacy, 'delete'>;
  readonly rows: Pick<SessionStore, 'get' | 'listTrash' | 'update'>;
  readonly memory: Pick<MemoryKnowledge, 'forget'>;
  readonly store: Pick<CleanUpStore, 'deleteSession'> & Pick<ForgettingStore, 'purge'>;
  /** Ends the answers elsewhere that had a session before them and are open, and takes out what they quote of it. */
  readonly endQuoting: (sessionId: string) => Promise<void>;
  /** Runs work that no snapshot may be made beside. */
  readonly aside: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createTrash({ sessions, privacy, rows, memory, endQuoting, store, aside }: TrashOptions): Trash {
  // It may have been taken out again meanwhile.
  const isTrashed = (row: Session): boolean => row.trashedAt !== null;
  return {
    async list() {
      const trashed = (await rows.listTrash()).flatMap(({ id, title, createdAt, trashedAt }) =>
        trashedAt === null ? [] : [{ id, title, createdAt, trashedAt, goesAt: trashedAt + TRASH_LIFE_MS }],
      );
      return { sessions: trashed.slice(0, MAX_TRASH_LISTED), total: trashed.length };
    },
    async delete(sessionId) {
      // A private session has no trash: one that is there was being deleted.
      const row = await rows.get(sessionId);
      if (row?.isPrivate === true) return privacy.delete(sessionId, isTrashed);
      const forget = async (): Promise<void> => {
        await endQuoting(sessionId);
        // The messages go first: messages without a row would be deleted by nobody. Killed in between, the next start goes on.
        await rows.update(sessionId, { trashedAt: DELETION_BEGUN });
        await memory.forget({ sessionId }).catch(async (error: unknown) => {
          await rows.update(sessionId, { trashedAt: row?.trashedAt ?? null });
          throw error;
        });
        await store.deleteSession(sessionId);
        await store.purge();
      };
      await sessions.remove(sessionId, () => aside(forget), isTrashed);
    },
  };
}
