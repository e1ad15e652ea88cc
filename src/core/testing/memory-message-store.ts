import type { LecternMessage } from '../../shared/chat/message';
import { toNode } from '../../shared/chat/message-node';
import type { MessageStore } from '../ports';

export interface MemoryMessageStore extends MessageStore {
  fail: Error | null;
  /** Every message, as it is stored. */
  readonly rows: Map<string, LecternMessage>;
  sessionOf(messageId: string): string;
  /** The sessions as they were told with each save. */
  readonly saved: Parameters<MessageStore['save']>[0][];
}

/** Messages in memory. While `fail` is set every call rejects with it, as a broken mastra.db does. */
export function createMemoryMessageStore(): MemoryMessageStore {
  const rows = new Map<string, LecternMessage>();
  const sessionIds = new Map<string, string>();
  return {
    fail: null,
    rows,
    sessionOf: (messageId) => sessionIds.get(messageId) ?? '',
    saved: [],
    async thread(sessionId, headMessageId) {
      if (this.fail !== null) throw this.fail;
      const path: LecternMessage[] = [];
      for (let id = headMessageId; id !== null;) {
        const message = rows.get(id);
        if (message === undefined) break;
        path.unshift(message);
        id = message.metadata?.parentId ?? null;
      }
      const shown = new Set(path.map((message) => message.id));
      return {
        messages: path,
        others: [...rows.values()].filter(({ id }) => !shown.has(id) && sessionIds.get(id) === sessionId).map(toNode),
      };
    },
    async save(session, messages) {
      if (this.fail !== null) throw this.fail;
      this.saved.push(session);
      for (const { id } of messages) sessionIds.set(id, session.id);
      // As memory keeps them: a prompt stays as it is, an answer may come again.
      for (const message of messages) {
        const known = rows.get(message.id);
        if (known?.metadata?.forgotten === true || (known !== undefined && message.role === 'user')) continue;
        rows.set(message.id, message);
      }
    },
  };
}
