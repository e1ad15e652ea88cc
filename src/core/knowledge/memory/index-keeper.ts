import type { MastraDBMessage } from '@mastra/core/memory';
import type { RebuildProgress } from '../../../shared/domain/memory';
import type { Log } from '../../ports';
import { createSerialQueue, type SerialQueue } from '../../serial-queue';
import { addMissing, embedAllMissing, rebuildIndex, removeOrphans, type RepairParts } from './repair-index';

/** Keeps the index up with the messages, in the background: their words at once, their vectors behind that. */
export interface IndexKeeper {
  add(rows: readonly MastraDBMessage[]): void;
  /** Indexes stored messages again. */
  addIds(messageIds: readonly string[]): void;
  repair(): void;
  rebuild(signal: AbortSignal | undefined): AsyncIterable<RebuildProgress>;
  /** Resolves when all that was given so far is indexed, or has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function createIndexKeeper(parts: RepairParts, log: Log): IndexKeeper {
  const { mastra, index } = parts;
  const closing = new AbortController();
  const { signal } = closing;
  // A model that is slow, or never answers, must not keep words from being found.
  const words = createSerialQueue();
  const vectors = createSerialQueue();

  /** A failure is logged, and mended by the repair of the next start. */
  const inBackground = (queue: SerialQueue, work: () => Promise<void>): void => {
    const guarded = async () => {
      if (!signal.aborted) await work();
    };
    queue.run(guarded).catch((error: unknown) => {
      if (!signal.aborted) log.warn('some messages are not indexed yet', { error });
    });
  };
  const addRows = async (rows: readonly MastraDBMessage[]): Promise<void> => {
    const numbers = await index.addWords(rows, signal);
    inBackground(vectors, async () => {
      for (const number of numbers) await index.embedMissing(number, number + 1, signal);
    });
  };

  return {
    add: (rows) => inBackground(words, () => addRows(rows)),
    addIds: (messageIds) =>
      inBackground(words, async () => {
        const { messages } = await mastra.messages.listMessagesById({ messageIds: [...messageIds] });
        await addRows(messages);
      }),
    repair: () =>
      inBackground(words, async () => {
        await removeOrphans(parts, signal);
        await addMissing(parts, signal);
        inBackground(vectors, () => embedAllMissing(parts, signal));
      }),
    rebuild: (stop) => rebuildIndex(parts, stop === undefined ? signal : AbortSignal.any([stop, signal])),
    async settled() {
      await words.settled();
      await vectors.settled();
    },
    async close() {
      closing.abort();
      await words.settled();
      await vectors.settled();
    },
  };
}
