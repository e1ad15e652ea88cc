import type { LecternMessage } from '../../shared/chat/message';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import { forgottenOf, withoutCopies } from '../knowledge/memory/find-copies';
import type { MemoryMessageStore } from './memory-message-store';

type Marks = Pick<
  MemoryKnowledge,
  'thread' | 'prompts' | 'pin' | 'pinned' | 'hideMessage' | 'hidden' | 'eraseHidden' | 'rebuild'
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
      return [forgotten(messageId)];
    },
    hidden: async () => [...hidden].map((messageId) => ({ ...forgotten(messageId), quotedIn: [] })),
    async eraseHidden({ messageIds }) {
      for (const id of messageIds) {
        const message = store.rows.get(id);
        hidden.delete(id);
        dropCopies(store, id, textOf(message));
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

/** Every answer is taken for one that had the message before it. */
function dropCopies(store: MemoryMessageStore, messageId: string, text: string): void {
  const forgotten = forgottenOf([messageId], [text]);
  for (const [id, message] of store.rows) {
    if (message.role !== 'assistant') continue;
    const { parentId = null, modelId } = message.metadata ?? {};
    const answer = { modelId, isOwn: parentId === messageId, asked: '', echoIds: new Set<string>() };
    store.rows.set(id, { ...message, parts: withoutCopies(message.parts, forgotten, answer) });
  }
}

function textOf(message: LecternMessage | undefined): string {
  return (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');
}
