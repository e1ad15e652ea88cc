import type { Embedder, EmbedderSource } from './embedder';

export interface LazyEmbedder {
  readonly get: EmbedderSource;
  /** The embedder when it is loaded already; never starts a load. */
  current(): Embedder | null;
}

/** One shared embedder, loaded when first asked for. */
export function createLazyEmbedder(load: EmbedderSource): LazyEmbedder {
  let loading: Promise<Embedder> | null = null;
  let loaded: Embedder | null = null;
  return {
    current: () => loaded,
    get() {
      loading ??= load().then(
        (embedder) => (loaded = embedder),
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}
