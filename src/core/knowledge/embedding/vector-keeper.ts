import type { Embedder } from './embedder';

/** What keeps vectors of texts: of messages, or of passages. It keeps those of several embedders side by side. */
export interface VectorKeeper {
  /** Texts that have no vectors of this embedder. */
  missing(embedder: Embedder): Promise<number>;
  /** Makes them, one text after another, and lets what somebody waits for go first. */
  build(embedder: Embedder, options: { readonly signal: AbortSignal; readonly onText: () => void }): Promise<void>;
  /** Drops the vectors of all other embedders. */
  keepOnly(embedder: Embedder): Promise<void>;
}
