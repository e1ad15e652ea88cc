import type { CallOptions } from './call-options';

/** Index.db as a file. */
export interface IndexKnowledge {
  /**
   * Looks for damage that opening it does not find, in small steps beside all other work, and no longer than some seconds
   * of work: what is left is looked at by the next check. What is found damaged is moved aside at the next start.
   */
  check(options?: CallOptions): Promise<{ readonly isSound: boolean }>;
}
