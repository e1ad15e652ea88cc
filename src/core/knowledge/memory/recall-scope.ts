import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What one recall tells the vector store beside Mastra's own query: ids that must not take a place among the matches.
 * The store notes the ids that matched, which Mastra's answer no longer tells from their neighbours.
 */
export interface RecallScope {
  /** What is asked. Mastra keeps vectors by text alone, those of an embedder that has stopped serving too. */
  readonly text: string;
  readonly excludeIds: readonly string[];
  readonly matchedIds: Set<string>;
}

/** Mastra gives its vector store no other way to know which recall a query belongs to. */
export const recallScope = new AsyncLocalStorage<RecallScope>();
