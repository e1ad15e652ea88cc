import type { LecternChunk } from '../../shared/chat/message';
import type { Journal } from '../ports';
import { mergeDeltas } from './merge-deltas';

/** Batches a turn's chunks into the journal. At most `delayMs` of the stream is not durable. */
export interface JournalWriter {
  write(chunk: LecternChunk): void;
  /** Resolves when all that was written is durable; rejects when the journal could not take it. */
  flush(): Promise<void>;
}

/** Says that a tool ran, asked or was decided on: what must not be done again. */
const DEEDS = new Set<LecternChunk['type']>([
  'tool-input-available',
  'tool-approval-request',
  'tool-approval-response',
  'tool-output-available',
  'tool-output-error',
  'tool-output-denied',
]);

export function createJournalWriter(journal: Journal, answerId: string, delayMs: number): JournalWriter {
  let batch: LecternChunk[] = [];
  let timer: NodeJS.Timeout | null = null;
  let round: NodeJS.Immediate | null = null;
  let writing: Promise<void> = Promise.resolve();

  const append = async (): Promise<void> => {
    const chunks = batch;
    batch = [];
    if (chunks.length === 0) return;
    try {
      await journal.append(answerId, mergeDeltas(chunks));
    } catch (error) {
      // Kept in order for the next flush: a disk that was full may have room by then.
      batch = [...chunks, ...batch];
      throw error;
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    if (round !== null) clearImmediate(round);
    timer = null;
    round = null;
    writing = writing.catch(() => undefined).then(append);
    return writing;
  };
  // Whoever waits for a flush hears of a failure; the next flush tries again.
  const flushLater = (): void => void flush().catch(() => undefined);

  return {
    write: (chunk) => {
      batch.push(chunk);
      // What streams is written in batches; what a model or a tool did, at the end of this round of the event loop.
      if (DEEDS.has(chunk.type)) round ??= setImmediate(flushLater);
      else timer ??= setTimeout(flushLater, delayMs);
    },
    flush,
  };
}
