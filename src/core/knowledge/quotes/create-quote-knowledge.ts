import { unpackLater } from '../index/pack-text';
import type { Priority } from '../priority';
import type { QuoteKnowledge } from '../quote-knowledge';
import { withSignal } from '../with-signal';
import { checkQuotes } from './check-quotes';

/** Quotes are checked on this thread, before bulk work: an answer waits for it to end. */
export function createQuoteKnowledge({ priority }: { readonly priority: Priority }): QuoteKnowledge {
  return {
    check({ texts, ground, files }, { signal } = {}) {
      const read = async (blob: string): Promise<string | null> => {
        const packed = files.get(blob);
        return packed === undefined ? null : unpackLater(packed);
      };
      return withSignal(
        priority.interactive(() => checkQuotes(texts, ground, read, signal)),
        signal,
      );
    },
  };
}
