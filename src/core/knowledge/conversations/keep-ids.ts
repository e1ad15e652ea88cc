import type { LecternMessage } from '../../../shared/chat/message';
import { nameOf, type ImportedThread } from '../memory/imported-threads';
import type { Conversation } from './conversation';

/**
 * A conversation with the ids that it was stored under before: those of an export hold its times, which another export
 * may give in another unit, or not at all.
 */
export function keepIds({ session, messages, leftOut }: Conversation, stored: ImportedThread): Conversation {
  const storedIds = new Map(stored.messageIds.map((id) => [nameOf(id), id]));
  const idOf = (id: string): string => storedIds.get(nameOf(id)) ?? id;
  const orNull = (id: string | null): string | null => (id === null ? null : idOf(id));
  return {
    session: { ...session, id: stored.id, headMessageId: orNull(session.headMessageId) },
    messages: messages.map((message): LecternMessage => {
      const { metadata } = message;
      const kept = metadata === undefined ? {} : { metadata: { ...metadata, parentId: orNull(metadata.parentId) } };
      return { ...message, id: idOf(message.id), ...kept };
    }),
    leftOut,
  };
}
