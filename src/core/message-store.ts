import { RESOURCE_ID } from '../shared/domain/ids';
import type { MemoryKnowledge } from './knowledge/knowledge';
import type { MessageStore, ThreadPath } from './ports';

/** Messages in Mastra's store on the worker. */
export interface KnowledgeMessageStore extends MessageStore {
  /**
   * Reads a path that will be asked for soon. The session's first `thread` is answered from here, when it is for the same
   * head and nothing was saved meanwhile. Not for a session with messages that wait to be saved: its head is not here yet.
   */
  readAhead(sessionId: string, headMessageId: string | null): void;
  /** Drops what was read ahead: what is stored has changed. */
  forgetAhead(): void;
  /** Resolves when no path is being read. */
  settled(): Promise<void>;
}

/** `onSave` hears whether each save went well. */
export function createMessageStore(
  memory: Pick<MemoryKnowledge, 'thread' | 'save'>,
  onSave: (isSaved: boolean) => void,
): KnowledgeMessageStore {
  /** By session: the path of one head. */
  const ahead = new Map<string, { headMessageId: string | null; path: Promise<ThreadPath> }>();
  const reading = new Set<Promise<unknown>>();

  const read = (sessionId: string, headMessageId: string | null): Promise<ThreadPath> => {
    const path = memory.thread({ sessionId, headMessageId });
    const settled = (): void => void reading.delete(path);
    reading.add(path);
    path.then(settled, settled);
    return path;
  };

  return {
    thread(sessionId, headMessageId) {
      const known = ahead.get(sessionId);
      ahead.delete(sessionId);
      return known?.headMessageId === headMessageId ? known.path : read(sessionId, headMessageId);
    },
    readAhead(sessionId, headMessageId) {
      const path = read(sessionId, headMessageId);
      // Whoever asks for it hears of a failure.
      path.catch(() => undefined);
      ahead.set(sessionId, { headMessageId, path });
    },
    forgetAhead: () => ahead.clear(),
    async settled() {
      await Promise.allSettled(reading);
    },
    async save({ id, title, createdAt, isPrivate, headMessageId = null }, messages) {
      // It may lack what is saved now.
      ahead.delete(id);
      try {
        const session = { id, title, createdAt, isPrivate, headMessageId };
        await memory.save({ session, resourceId: RESOURCE_ID, messages });
      } catch (error) {
        onSave(false);
        throw error;
      }
      onSave(true);
    },
  };
}
