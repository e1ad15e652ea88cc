import type { SessionSummary } from '../../../shared/domain/session';

/** What sessions travel under in a drag: no other type goes with them, so no other program takes them. */
export const SESSIONS_TYPE = 'application/x-lectern-sessions';

/** Where sessions can be dropped: a group of the list, or what else takes them. */
export const sessionPlaces = ['pinned', 'days', 'archive', 'trash', 'window', 'message'] as const;
export type SessionPlace = (typeof sessionPlaces)[number];

/** What a drag of one session carries: all that are marked when it is one of them, else it alone. */
export function carriedBy(
  startedAt: string,
  marked: ReadonlySet<string>,
  listed: readonly SessionSummary[],
): readonly SessionSummary[] {
  return sessionsOf(marked.has(startedAt) ? marked : new Set([startedAt]), listed);
}

export function writeSessions(sessions: readonly SessionSummary[]): string {
  return sessions.map(({ id }) => id).join('\n');
}

/** The sessions of the list that a drag names. Any program can write such a text: what is not in the list is none. */
export function readSessions(written: string, listed: readonly SessionSummary[]): readonly SessionSummary[] {
  return sessionsOf(new Set(written.split('\n')), listed);
}

/** Whether anything would change by dropping them there. */
export function takesSessions(place: SessionPlace, sessions: readonly SessionSummary[]): boolean {
  switch (place) {
    case 'pinned':
      return sessions.some(({ pinned, isArchived }) => !pinned || isArchived);
    case 'days':
      return sessions.some(({ pinned, isArchived }) => pinned || isArchived);
    case 'archive':
      return sessions.some(({ isArchived }) => !isArchived);
    case 'window':
      return sessions.length === 1;
    case 'trash':
    case 'message':
      return sessions.length > 0;
  }
}

function sessionsOf(ids: ReadonlySet<string>, listed: readonly SessionSummary[]): readonly SessionSummary[] {
  return listed.filter(({ id }) => ids.has(id));
}
