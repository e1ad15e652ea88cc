import type { Log } from '../../ports';
import type { EmbedderSource } from '../embedding/embedder';
import type { IndexDatabase } from '../index/open-index-database';
import type { Priority } from '../priority';

/** What memory is put together from. */
export interface MemoryParts {
  readonly mastraDbPath: string;
  readonly snapshotsDir: string;
  /** Unix ms. */
  readonly now: () => number;
  readonly index: () => Promise<IndexDatabase>;
  readonly embedder: EmbedderSource;
  readonly priority: Priority;
  readonly log: Log;
}
