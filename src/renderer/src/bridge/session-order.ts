import type { SessionSummary } from '../../../shared/domain/session';

/** The order in which the sidebar shows sessions, pinned ones first, without those that were put away. Previous and next follow it. */
export function sessionOrder(all: readonly SessionSummary[]): readonly SessionSummary[] {
  const sessions = all.filter(({ isArchived }) => !isArchived);
  return [...sessions.filter((session) => session.pinned), ...sessions.filter((session) => !session.pinned)];
}

/** The neighbour `step` places further in the shown order; from no session, the first one. */
export function neighbourSession(
  sessions: readonly SessionSummary[],
  sessionId: string | null,
  step: -1 | 1,
): SessionSummary | null {
  const order = sessionOrder(sessions);
  const at = order.findIndex((session) => session.id === sessionId);
  return (at === -1 ? order[0] : order[at + step]) ?? null;
}
