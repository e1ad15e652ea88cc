import type { SessionSummary } from '../../shared/domain/session';
import type { Session } from '../ports';

/** A session as windows see it. */
export function toSummary(session: Session, isBusy: boolean): SessionSummary {
  const { id, title, createdAt, lastAccessed, pinned, isArchived, modelId, isPrivate, recallReach } = session;
  return { id, title, createdAt, lastAccessed, pinned, isArchived, modelId, isPrivate, recallReach, isBusy };
}
