import type { LecternMessage } from '../shared/chat/message';
import { RESOURCE_ID } from '../shared/domain/ids';
import type { MemoryKnowledge } from './knowledge/knowledge';
import type { MessageStore } from './ports';

/** Messages in Mastra's store on the worker. */
export interface KnowledgeMessageStore extends MessageStore {
  /** Reads a path that will be asked for soon; the first `thread` for it is answered from here. */
  readAhead(sessionId: string, headMessageId: string | null): void;
  /** Resolves when no path is being read. */
  settled(): Promise<void>;
}

/** `onSave` hears whether each save went well. */
export function createMessageStore(memory: MemoryKnowledge, onSave: (isSaved: boolean) => void): KnowledgeMessageStore {
  const ahead = new Map<string, Promise<readonly LecternMessage[]>>();
  const reading = new Set<Promise<unknown>>();

  const read = (sessionId: string, headMessageId: string | null, signal?: AbortSignal) => {
    const path = memory.thread({ sessionId, headMessageId }, { signal });
    const settled = (): void => void reading.delete(path);
    reading.add(path);
    path.then(settled, settled);
    return path;
  };

  return {
    thread(sessionId, headMessageId, signal) {
      const key = `${sessionId} ${headMessageId}`;
      const path = ahead.get(key);
      ahead.delete(key);
      return path ?? read(sessionId, headMessageId, signal);
    },
    readAhead(sessionId, headMessageId) {
      const path = read(sessionId, headMessageId);
      // Whoever asks for it hears of a failure.
      path.catch(() => undefined);
      ahead.set(`${sessionId} ${headMessageId}`, path);
    },
    async settled() {
      await Promise.allSettled(reading);
    },
    async save({ id, title, createdAt }, messages, signal) {
      try {
        await memory.save({ session: { id, title, createdAt }, resourceId: RESOURCE_ID, messages }, { signal });
      } catch (error) {
        onSave(false);
        throw error;
      }
      onSave(true);
    },
  };
}
