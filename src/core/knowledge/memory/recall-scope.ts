import { AsyncLocalStorage } from 'node:async_hooks';
import type { FoundMessage } from './search-messages';

/** What one recall of ours hands to Mastra's embedder and vector store, which know nothing of it but a vector. */
export interface RecallScope {
  /** The prompt's vector; null when there is none, and words alone must do. */
  readonly vector: Float32Array | null;
  readonly matches: readonly FoundMessage[];
}

/** Mastra gives its vector store no other way to know which recall a query belongs to. */
export const recallScope = new AsyncLocalStorage<RecallScope>();
