/** Turns text into vectors. `id` names the model and its settings: vectors of two ids must not be compared. */
export interface Embedder {
  readonly id: string;
  readonly dimension: number;
  /** Cosine of texts that have nothing to do with each other; 0 when left out. */
  readonly unrelated?: number;
  embed(text: string): Promise<Float32Array>;
}

/** Gives the embedder, loading it at the first call; a failed load is tried again by the next call. */
export type EmbedderSource = () => Promise<Embedder>;
