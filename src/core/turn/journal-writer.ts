import type { LecternChunk } from '../../shared/chat/message';
import type { Journal } from '../ports';
import { mergeDeltas } from './merge-deltas';

/** Batches a turn's chunks into the journal. At most `delayMs` of the stream is not durable. */
export interface JournalWriter {
  write(chunk: LecternChunk): void;
  /** Resolves when all that was written is durable; rejects when the journal could not take it. */
  flush(): Promise<void>;
}

const DELTAS = new Set<LecternChunk['type']>(['text-delta', 'reasoning-delta', 'tool-input-delta']);

export function createJournalWriter(journal: Journal, answerId: string, delayMs: number): JournalWriter {
  let batch: LecternChunk[] = [];
  let timer: NodeJS.Timeout | null = null;
  let round: NodeJS.Immediate | null = null;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    if (round !== null) clearImmediate(round);
    timer = null;
    round = null;
    const chunks = mergeDeltas(batch);
    batch = [];
    if (chunks.length > 0) writing = writing.then(() => journal.append(answerId, chunks));
    return writing;
  };
  // A failed append is not lost: every later flush rejects with it.
  const flushLater = (): void => void flush().catch(() => undefined);

  return {
    write: (chunk) => {
      batch.push(chunk);
      // What streams is written in batches; what a model or a tool did, at the end of this round of the event loop.
      if (DELTAS.has(chunk.type)) timer ??= setTimeout(flushLater, delayMs);
      else round ??= setImmediate(flushLater);
    },
    flush,
  };
}
