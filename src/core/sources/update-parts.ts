import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, RepositoryCache, StoredSource } from '../ports';

/** What an update works with. */
export interface UpdateParts {
  readonly knowledge: Pick<SourceKnowledge, 'update' | 'remove' | 'fetchedSize' | 'indexed'>;
  readonly cache: RepositoryCache;
  readonly now: () => number;
  readonly log: Log;
  readonly onProgress: (key: string) => void;
  /** Changes the row of a source, if it still has one. */
  readonly change: (key: string, change: Partial<StoredSource>) => Promise<void>;
}
