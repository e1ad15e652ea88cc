import type { LecternMessage } from '../../../shared/chat/message';
import type { ExportedSession } from '../../../shared/chat/session-export';

/** A conversation of an export file as a session of ours. */
export interface Conversation {
  readonly session: ExportedSession;
  /** Parents before what follows them. */
  readonly messages: readonly LecternMessage[];
}
