import type { ConversationKnowledge } from '../conversation-knowledge';
import type { LocalMemory } from '../memory/memory-knowledge';
import type { Priority } from '../priority';
import { importConversations } from './import-conversations';
import { discardExport, listDiagrams, writeExport, writePage } from './write-export';

export interface ConversationParts {
  readonly memory: Pick<LocalMemory, 'opened' | 'pages'>;
  readonly priority: Priority;
}

/** Conversations in and out of files, in bulk: whatever somebody waits for goes first. */
export function createConversationKnowledge({ memory, priority }: ConversationParts): ConversationKnowledge {
  return {
    async *import(paths) {
      yield* importConversations(paths, { memory: await memory.opened(), priority });
    },
    diagramsOf: (sessions, options) => listDiagrams(sessions, { pages: memory.pages, priority }, options?.signal),
    export: (input, options) => writeExport(input, { pages: memory.pages, priority }, options?.signal),
    page: (input, options) => writePage(input, { pages: memory.pages, priority }, options?.signal),
    discard: ({ path }) => discardExport(path),
  };
}
