import { RESOURCE_ID } from '../shared/domain/ids';
import type { MemoryKnowledge } from './knowledge/knowledge';
import type { MessageStore } from './ports';

/** Messages in Mastra's store on the worker. `onSave` hears whether each save went well. */
export function createMessageStore(memory: MemoryKnowledge, onSave: (isSaved: boolean) => void): MessageStore {
  return {
    thread: (sessionId, headMessageId, signal) => memory.thread({ sessionId, headMessageId }, { signal }),
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
