import type { LecternMessage } from '../../../shared/chat/message';
import type { ExportedSession } from '../../../shared/chat/session-export';
import type { AppError } from '../../errors';

/** A conversation of an export file as a session of ours. */
export interface Conversation {
  readonly session: ExportedSession;
  /** Parents before what follows them. */
  readonly messages: readonly LecternMessage[];
  /** Why messages of it were left out; null when none were. */
  readonly leftOut: AppError | null;
}
