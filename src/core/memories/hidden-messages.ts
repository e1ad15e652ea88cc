import type { LecternChunk, LecternMessage, RecalledMessage } from '../../shared/chat/message';

/**
 * The messages that the user had forgotten since the app started, whether or not that can still be undone: nothing that
 * goes to a window or a model has their text, wherever it was read from.
 */
export interface HiddenMessages {
  has(messageId: string): boolean;
  isEmpty(): boolean;
  set(messageId: string, isHidden: boolean): void;
}

/** What tells whether a message is hidden. */
type Hidden = Pick<HiddenMessages, 'has'>;

export function createHiddenMessages(): HiddenMessages {
  const ids = new Set<string>();
  return {
    has: (messageId) => ids.has(messageId),
    isEmpty: () => ids.size === 0,
    set: (messageId, isHidden) => {
      if (isHidden) ids.add(messageId);
      else ids.delete(messageId);
    },
  };
}

/** A message without what is hidden of it: its own text, or that of what it recalled. */
export function veilMessage(message: LecternMessage, hidden: Hidden): LecternMessage {
  if (hidden.has(message.id)) return forgottenMessage(message);
  if (!message.parts.some((part) => part.type === 'data-memory' && mentions(part.data.recalled, hidden)))
    return message;
  const parts = message.parts.map((part) =>
    part.type === 'data-memory' ? { ...part, data: { recalled: veilRecalled(part.data.recalled, hidden) } } : part,
  );
  return { ...message, parts };
}

/** The same for a chunk of an answer. */
export function veilChunk(chunk: LecternChunk, hidden: Hidden): LecternChunk {
  if (chunk.type !== 'data-memory' || !mentions(chunk.data.recalled, hidden)) return chunk;
  return { ...chunk, data: { recalled: veilRecalled(chunk.data.recalled, hidden) } };
}

function veilRecalled(recalled: readonly RecalledMessage[], hidden: Hidden): RecalledMessage[] {
  return recalled.map((message) => (hidden.has(message.messageId) ? { ...message, text: '' } : message));
}

function mentions(recalled: readonly RecalledMessage[], hidden: Hidden): boolean {
  return recalled.some(({ messageId }) => hidden.has(messageId));
}

/** What is left of a message once it is forgotten: its place on the path. */
function forgottenMessage({ id, role, metadata }: LecternMessage): LecternMessage {
  return {
    id,
    role,
    parts: [{ type: 'text', text: '' }],
    ...(metadata !== undefined && { metadata: { ...metadata, forgotten: true } }),
  };
}
