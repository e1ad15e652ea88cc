import type { SessionSummary } from '../../shared/domain/session';
import type { Session } from '../ports';

/** A session as windows see it. */
export function toSummary({ id, title, createdAt, lastAccessed, pinned, modelId }: Session): SessionSummary {
  return { id, title, createdAt, lastAccessed, pinned, modelId };
}
