import type { Embedder } from './embedder';

/** An embedder that fails instead of staying silent for longer than `limitMs`. */
export function limitEmbedder(embedder: Embedder, limitMs: number): Embedder {
  return {
    ...embedder,
    async embed(text) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`the embedder gave no answer in ${limitMs} ms`)), limitMs);
      });
      try {
        return await Promise.race([embedder.embed(text), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
