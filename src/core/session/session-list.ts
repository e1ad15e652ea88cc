import type { SessionListEvent } from '../../shared/contract/sessions';
import { createBroadcast } from '../broadcast';
import type { SessionSummary } from '../../shared/domain/session';
import type { Session, SessionStore } from '../ports';
import { toSummary } from './to-summary';

/** The sessions list as windows watch it. */
export interface SessionList {
  watch(signal?: AbortSignal): AsyncIterable<SessionListEvent>;
  /** Tells the windows what a session's row is now, and gives it; null for one that is gone. */
  announce(sessionId: string): Promise<Session | null>;
  /** Tells them that nothing of a session is left. */
  remove(sessionId: string): void;
  /** Tells them of many rows at once, which the caller has at hand. */
  announceMany(rows: readonly Session[]): void;
}

export function createSessionList(sessions: SessionStore, isBusy: (sessionId: string) => boolean): SessionList {
  const show = (session: Session): SessionSummary => toSummary(session, isBusy(session.id));
  const changes = createBroadcast<SessionListEvent>();
  return {
    watch: (signal) =>
      changes.subscribe(async () => ({ type: 'list', sessions: (await sessions.list()).map(show) }), signal),
    remove: (sessionId) => changes.send({ type: 'deleted', sessionId }),
    announceMany(rows) {
      const shown = rows.filter((row) => row.trashedAt === null).map(show);
      if (shown.length > 0) changes.send({ type: 'added', sessions: shown });
    },
    async announce(sessionId) {
      const session = await sessions.get(sessionId);
      changes.send(
        session === null || session.trashedAt !== null
          ? { type: 'removed', sessionId }
          : { type: 'changed', session: show(session) },
      );
      return session;
    },
  };
}
