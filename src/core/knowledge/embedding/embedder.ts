/** Turns text into vectors. `id` names the model and its settings: vectors of two ids must not be compared. */
export interface Embedder {
  readonly id: string;
  readonly dimension: number;
  /** Cosine of texts that have nothing to do with each other; 0 when left out. */
  readonly unrelated?: number;
  /** True for a lower-case word so common that the model knows it whole: it is no slip. Left out where it cannot tell. */
  readonly isCommonWord?: (word: string) => boolean;
  embed(text: string): Promise<Float32Array>;
}

/** Gives the embedder, loading it at the first call; a failed load is tried again by the next call. */
export type EmbedderSource = () => Promise<Embedder>;
