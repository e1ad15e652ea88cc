import type { MastraDBMessage } from '@mastra/core/memory';
import type { LecternMessage } from '../../../shared/chat/message';

/** A message as Mastra stores it: parts and metadata verbatim, inside its own envelope. */
export function toRow(
  message: LecternMessage,
  sessionId: string,
  resourceId: string,
  createdAt: number,
): MastraDBMessage {
  return {
    id: message.id,
    threadId: sessionId,
    resourceId,
    role: message.role,
    type: 'text',
    createdAt: new Date(createdAt),
    // Mastra types parts for its own chat; the column is JSON and keeps what it is given.
    content: { format: 2, parts: message.parts, metadata: message.metadata } as unknown as MastraDBMessage['content'],
  };
}

/** What of a row makes the message. */
export type MessageRow = Pick<MastraDBMessage, 'id' | 'role' | 'content'>;

export function fromRow(row: MessageRow): LecternMessage {
  const { parts, metadata } = row.content;
  // Written by toRow above and by nothing else.
  return {
    id: row.id,
    role: row.role,
    parts,
    ...(metadata !== undefined && { metadata }),
  } as unknown as LecternMessage;
}

/** What a message says: its text parts, a line apart. */
export function messageText(message: Pick<LecternMessage, 'parts'>): string {
  return message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
