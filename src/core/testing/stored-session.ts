import type { NewSession, Session } from '../ports';

/** A session as it is stored when it is new. */
export function storedSession(session: NewSession): Session {
  return {
    isPrivate: false,
    recallReach: null,
    titleMadeOf: null,
    ...session,
    lastAccessed: session.createdAt,
    headMessageId: null,
    pinned: false,
    isArchived: false,
    trashedAt: null,
  };
}
