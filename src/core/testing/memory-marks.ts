import type { LecternMessage } from '../../shared/chat/message';
import type { ForgottenMessage, MemoryKnowledge } from '../knowledge/knowledge';
import { forgottenOf, withoutCopies } from '../knowledge/memory/find-copies';
import type { MemoryMessageStore } from './memory-message-store';

type Marks = Pick<
  MemoryKnowledge,
  'thread' | 'save' | 'prompts' | 'pin' | 'pinned' | 'hideMessage' | 'hidden' | 'eraseHidden' | 'rebuild'
>;

/** Pins and hidden messages in memory, over messages in memory: what mastra.db keeps of both. */
export function createMemoryMarks(store: MemoryMessageStore): Marks {
  const pins = new Set<string>();
  const hidden = new Set<string>();
  const forgotten = (messageId: string) => ({
    messageId,
    sessionId: store.sessionOf(messageId),
    texts: [textOf(store.rows.get(messageId))],
  });
  return {
    thread: ({ sessionId, headMessageId }) => store.thread(sessionId, headMessageId),
    save: ({ session, messages }) => store.save({ ...session, isPrivate: session.isPrivate ?? false }, messages),
    prompts: async ({ sessionIds, limit }) =>
      [...store.rows.values()]
        .filter(({ id, role }) => role === 'user' && sessionIds.includes(store.sessionOf(id)))
        .toReversed()
        .slice(0, limit)
        .map((message) => ({ messageId: message.id, text: textOf(message) })),
    pin: async ({ messageId, isPinned }) => void (isPinned ? pins.add(messageId) : pins.delete(messageId)),
    pinned: async () => [...pins],
    async hideMessage({ messageId, isHidden }) {
      if (isHidden) hidden.add(messageId);
      else hidden.delete(messageId);
      const message = forgotten(messageId);
      return { messages: [message], quotedBy: [...withoutQuotes(store, message).keys()] };
    },
    hidden: async () => [...hidden].map((messageId) => ({ ...forgotten(messageId), quotedBy: [], quotedIn: [] })),
    async eraseHidden({ messageIds }) {
      for (const id of messageIds) {
        const message = store.rows.get(id);
        hidden.delete(id);
        for (const [answerId, answer] of withoutQuotes(store, forgotten(id))) store.rows.set(answerId, answer);
        if (message?.metadata === undefined) continue;
        const metadata = { ...message.metadata, forgotten: true as const };
        store.rows.set(id, { ...message, parts: [{ type: 'text', text: '' }], metadata });
      }
      return messageIds;
    },
    // Without an index there is nothing to build.
    async *rebuild() {},
  };
}

/** The answers that quote a message, without that. Every answer is taken for one that had the message before it. */
function withoutQuotes(
  store: MemoryMessageStore,
  { messageId, texts }: Pick<ForgottenMessage, 'messageId' | 'texts'>,
): ReadonlyMap<string, LecternMessage> {
  const forgotten = forgottenOf([messageId], texts);
  const changed = new Map<string, LecternMessage>();
  for (const [id, message] of store.rows) {
    if (message.role !== 'assistant') continue;
    const { parentId = null, modelId } = message.metadata ?? {};
    const asked = textOf(store.rows.get(parentId ?? ''));
    const answer = { modelId, isOwn: parentId === messageId, asked, echoIds: new Set<string>() };
    const parts = withoutCopies(message.parts, forgotten, answer);
    if (parts !== message.parts) changed.set(id, { ...message, parts });
  }
  return changed;
}

function textOf(message: LecternMessage | undefined): string {
  return (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');
}
