import type { Embedder } from '../embedding/embedder';
import { createWordEmbedder } from './word-embedder';

export interface HeldEmbedder extends Embedder {
  /** Texts that were embedded, in order. */
  readonly embedded: readonly string[];
  /** Resolves once a text waits. */
  readonly waiting: Promise<void>;
  /** Lets through what waits, and all that comes. */
  release(): void;
}

/** A word embedder in which texts with `word` wait until they are released. */
export function createHeldEmbedder(word: string): HeldEmbedder {
  const words = createWordEmbedder();
  const embedded: string[] = [];
  const waiting = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    ...words,
    embedded,
    waiting: waiting.promise,
    release: released.resolve,
    async embed(text) {
      if (text.includes(word)) {
        waiting.resolve();
        await released.promise;
      }
      embedded.push(text);
      return words.embed(text);
    },
  };
}
