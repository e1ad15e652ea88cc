import type { Client } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import { columnText } from '../column-text';
import type { Embedder, EmbedderSource } from '../embedding/embedder';
import type { VectorKeeper } from '../embedding/vector-keeper';
import type { SerialQueue } from '../../serial-queue';
import type { Priority } from '../priority';
import type { MastraMemory } from './create-memory';
import { createEmbeddedMessages } from './embedded-messages';
import { fromRow, messageText } from './message-rows';
import { splitForEmbedding } from './split-for-embedding';

/** Ids compared and messages read at once when reconciling. */
const PAGE = 500;
const READ_AT_ONCE = 20;

/** The vectors of messages: derived from mastra.db, kept in index.db, made after a save has answered. */
export interface MessageIndex {
  /** Embeds messages (again); one that was forgotten meanwhile gets no vectors. */
  add(rows: readonly MastraDBMessage[]): Promise<void>;
  /** Embeds every message that has no vectors yet: after a failure, a crash, or the loss of index.db. */
  reconcile(signal: AbortSignal): Promise<void>;
  /** The same for any embedder, as a part of changing to it. */
  readonly keeper: VectorKeeper;
  /** Deletes what `add` made of a thread. Runs in the queue of writes, as does what `add` puts down. */
  removeThread(threadId: string): Promise<void>;
}

export interface MessageIndexParts {
  readonly mastra: MastraMemory;
  readonly indexClient: Client;
  readonly embedder: EmbedderSource;
  readonly priority: Priority;
  /** What changes the threads: within one of its tasks a message does not go away. */
  readonly writes: SerialQueue;
}

export async function createMessageIndex(parts: MessageIndexParts): Promise<MessageIndex> {
  const { mastra, indexClient, embedder, priority, writes } = parts;
  const embedded = await createEmbeddedMessages(indexClient);

  const isStored = async (messageId: string) => {
    const { rows } = await mastra.client.execute({
      sql: 'SELECT 1 FROM mastra_messages WHERE id = ?',
      args: [messageId],
    });
    return rows.length > 0;
  };

  const embed = async (rows: readonly MastraDBMessage[], model: Embedder) => {
    for (const row of rows) {
      const vectors: number[][] = [];
      for (const window of splitForEmbedding(messageText(fromRow(row)))) {
        await priority.pause();
        vectors.push([...(await model.embed(window))]);
      }
      await writes.run(async () => {
        if (!(await isStored(row.id))) return;
        await mastra.vectors.replaceMessage(model, row, vectors);
        await embedded.mark(row, model.id);
      });
    }
  };

  /** Ids of the messages that an embedder has not embedded, some at a time. */
  async function* missing({ id: embedderId }: Embedder, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
    let after = 0;
    for (;;) {
      await priority.pause(signal);
      const { rows } = await mastra.client.execute({
        sql: 'SELECT rowid, id FROM mastra_messages WHERE rowid > ? ORDER BY rowid LIMIT ?',
        args: [after, PAGE],
      });
      if (rows.length === 0) return;
      after = Number(rows.at(-1)?.rowid);
      yield await embedded.missing(
        rows.map((row) => columnText(row.id)),
        embedderId,
      );
    }
  }

  const build = async (model: Embedder, signal: AbortSignal, onText: () => void) => {
    for await (const ids of missing(model, signal)) {
      for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
        const { messages } = await mastra.messages.listMessagesById({
          messageIds: ids.slice(start, start + READ_AT_ONCE),
        });
        for (const message of messages) {
          await priority.pause(signal);
          await embed([message], model);
          onText();
        }
      }
    }
  };

  return {
    add: async (rows) => embed(rows, await embedder()),
    reconcile: async (signal) => build(await embedder(), signal, () => undefined),
    keeper: {
      async missing(model) {
        let count = 0;
        for await (const ids of missing(model)) count += ids.length;
        return count;
      },
      build: (model, { signal, onText }) => build(model, signal, onText),
      async keepOnly(model) {
        await mastra.vectors.keepOnly(model);
        await embedded.keepOnly(model.id);
      },
    },
    async removeThread(threadId) {
      // The marks first: of a thread whose vectors alone are gone, nothing would be embedded again.
      await embedded.removeThread(threadId);
      await mastra.vectors.removeThread(threadId);
    },
  };
}
