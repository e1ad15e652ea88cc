import { RESOURCE_ID } from '../../shared/domain/ids';
import type { ImportEvent } from '../knowledge/conversation-knowledge';
import type { Session, SessionStore } from '../ports';

type ImportedConversation = Extract<ImportEvent, { type: 'conversation' }>;

export interface KeptSession {
  /** An `imported` row is new, and the caller's to write. */
  readonly outcome: 'imported' | 'updated' | 'unchanged';
  /** The row as it is now, or is to be. */
  readonly row: Session;
}

/**
 * Finds or brings up to date the row of a session whose messages are kept. Of one that is here the title and the rest stay as they are; its head
 * follows the file only while it is a message of the file: what the user wrote below it since stays what is shown.
 */
export async function keepSession(
  { session, added, messageIds }: ImportedConversation,
  sessions: SessionStore,
): Promise<KeptSession> {
  const row = await sessions.get(session.id);
  if (row === null) {
    return { outcome: 'imported', row: { ...session, resourceId: RESOURCE_ID, trashedAt: null, titleMadeOf: null } };
  }
  if (added === 0) return { outcome: 'unchanged', row };
  const isOfFile = row.headMessageId === null || messageIds.includes(row.headMessageId);
  const change = {
    lastAccessed: Math.max(row.lastAccessed, session.lastAccessed),
    ...(isOfFile && { headMessageId: session.headMessageId }),
  };
  await sessions.update(row.id, change);
  return { outcome: 'updated', row: { ...row, ...change } };
}
