/** Turns text into vectors. `id` names the model and its settings: vectors of two ids must not be compared. */
export interface Embedder {
  readonly id: string;
  readonly dimension: number;
  embed(text: string): Promise<Float32Array>;
}

/** Gives the embedder, loading it at the first call; a failed load is tried again by the next call. */
export type EmbedderSource = () => Promise<Embedder>;
