import type { VectorKeeper } from '../embedding/vector-keeper';
import type { Priority } from '../priority';
import type { MessageIndex } from './message-index';

/** Messages looked at in one go. */
const PAGE = 500;

export interface MessageVectorKeeperParts {
  readonly index: MessageIndex;
  readonly priority: Priority;
}

/** Keeps the vectors of messages for whichever embedder is to serve; what lacks one is found by what is there. */
export function createMessageVectorKeeper({ index, priority }: MessageVectorKeeperParts): VectorKeeper {
  return {
    async missing(embedder) {
      let missing = 0;
      for (let from = 0; from < index.table.end; from += PAGE) {
        await priority.pause();
        missing += await index.countMissing(embedder, from, from + PAGE);
      }
      return missing;
    },
    async build(embedder, { signal, onText }) {
      for (let from = 0; from < index.table.end; from += 1) {
        await priority.pause(signal);
        const made = await index.embedMissing(from, from + 1, signal, embedder);
        for (let piece = 0; piece < made; piece += 1) onText();
      }
    },
    keepOnly: index.keepOnly,
  };
}
