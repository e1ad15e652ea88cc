import type { LecternMessage } from '../../shared/chat/message';
import { toNode } from '../../shared/chat/message-node';
import type { MessageStore } from '../ports';

/** Messages in memory. While `fail` is set every call rejects with it, as a broken mastra.db does. */
export function createMemoryMessageStore(): MessageStore & { fail: Error | null } {
  const rows = new Map<string, LecternMessage>();
  const owners = new Map<string, string>();
  return {
    fail: null,
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
        others: [...rows.values()].filter(({ id }) => !shown.has(id) && owners.get(id) === sessionId).map(toNode),
      };
    },
    async save(session, messages) {
      if (this.fail !== null) throw this.fail;
      for (const message of messages) {
        if (!rows.has(message.id)) rows.set(message.id, message);
        owners.set(message.id, session.id);
      }
    },
  };
}
