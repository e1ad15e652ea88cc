import type { MastraDBMessage } from '@mastra/core/memory';
import type { RebuildProgress } from '../../../shared/domain/memory';
import type { Log } from '../../ports';
import { createSerialQueue, type SerialQueue } from '../../serial-queue';
import { addMissing, embedAllMissing, rebuildIndex, removeOrphans, type RepairParts } from './repair-index';
import { emptyLog } from '../empty-log';

/** Keeps the index up with the messages, in the background: their words at once, their vectors behind that. */
export interface IndexKeeper {
  add(rows: readonly MastraDBMessage[]): void;
  /** Indexes stored messages again. */
  addIds(messageIds: readonly string[]): void;
  repair(): void;
  /** Told when messages are stored that the next repair is to index. */
  fallBehind(): void;
  /** Whether messages are known that are not indexed, and that a repair is to index. */
  isBehind(): boolean;
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
  /** How often messages were stored that were not given to it, and how many of those times are made up for. */
  let stored = 0;
  let repaired = 0;
  let isMending = false;

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
        // Rows that were given before may have been indexed with words that have gone since.
        await parts.writes.run(() => emptyLog(index.client));
      }),
    repair: () =>
      inBackground(words, async () => {
        await removeOrphans(parts, signal);
        const known = stored;
        await addMissing(parts, signal, () => (isMending = true));
        isMending = false;
        repaired = known;
        inBackground(vectors, () => embedAllMissing(parts, signal));
      }),
    fallBehind: () => void (stored += 1),
    isBehind: () => isMending || stored > repaired,
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
