import type { Log } from '../../ports';
import type { LazyEmbedder } from '../embedding/lazy-embedder';
import type { IndexDatabase } from '../index/open-index-database';
import type { KnowledgeConfig, SourceKnowledge } from '../knowledge';
import type { Priority } from '../priority';

export interface SourceParts {
  readonly config: KnowledgeConfig;
  readonly index: () => Promise<IndexDatabase>;
  readonly embedder: LazyEmbedder;
  readonly priority: Priority;
  readonly log: Log;
}

export function createSourceKnowledge(_parts: SourceParts): SourceKnowledge & { close(): Promise<void> } {
  return {
    async *update() {
      yield { type: 'done', commit: null, localPath: null, sizeBytes: 0, files: 0, passages: 0 };
    },
    search: async () => [],
    open: async () => {
      throw new Error('not yet');
    },
    validate: async () => false,
    remove: async () => undefined,
    close: async () => undefined,
  };
}
