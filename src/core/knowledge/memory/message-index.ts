import type { Client } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import { columnText } from '../column-text';
import type { EmbedderSource } from '../embedding/embedder';
import type { Priority } from '../priority';
import type { MastraMemory } from './create-memory';
import { fromRow, messageText } from './message-rows';
import { splitForEmbedding } from './split-for-embedding';

/** Ids compared and messages read at once when reconciling. */
const PAGE = 500;
const READ_AT_ONCE = 20;

/** The vectors of messages: derived from mastra.db, kept in index.db, made after a save has answered. */
export interface MessageIndex {
  /** Embeds messages (again). */
  add(rows: readonly MastraDBMessage[]): Promise<void>;
  /** Embeds every message that has no vectors yet: after a failure, a crash, or the loss of index.db. */
  reconcile(signal: AbortSignal): Promise<void>;
  removeThread(threadId: string): Promise<void>;
}

export interface MessageIndexParts {
  readonly mastra: MastraMemory;
  readonly indexClient: Client;
  readonly embedder: EmbedderSource;
  readonly priority: Priority;
}

export async function createMessageIndex(parts: MessageIndexParts): Promise<MessageIndex> {
  const { mastra, indexClient, embedder, priority } = parts;
  // A message is marked once it is embedded, so one without any text is not taken for a missing one.
  await indexClient.batch(
    [
      `CREATE TABLE IF NOT EXISTS embedded_messages
         (message_id TEXT PRIMARY KEY, thread_id TEXT NOT NULL, embedder TEXT NOT NULL) WITHOUT ROWID`,
      'CREATE INDEX IF NOT EXISTS embedded_messages_thread ON embedded_messages (thread_id)',
    ],
    'write',
  );

  const add = async (rows: readonly MastraDBMessage[]) => {
    const model = await embedder();
    const indexName = `memory_messages_${model.dimension}`;
    await mastra.vectors.createIndex({ indexName, dimension: model.dimension });
    for (const row of rows) {
      const vectors: number[][] = [];
      for (const window of splitForEmbedding(messageText(fromRow(row)))) {
        await priority.pause();
        vectors.push([...(await model.embed(window))]);
      }
      await mastra.vectors.replaceMessage(indexName, row, vectors);
      await indexClient.execute({
        sql: `INSERT INTO embedded_messages VALUES (?1, ?2, ?3)
              ON CONFLICT (message_id) DO UPDATE SET embedder = excluded.embedder`,
        args: [row.id, row.threadId ?? '', model.id],
      });
    }
  };

  const missing = async (ids: readonly string[], embedderId: string) => {
    const { rows } = await indexClient.execute({
      sql: `SELECT value AS id FROM json_each(?1) WHERE value NOT IN
              (SELECT message_id FROM embedded_messages WHERE embedder = ?2)`,
      args: [JSON.stringify(ids), embedderId],
    });
    return rows.map((row) => columnText(row.id));
  };

  return {
    add,
    async reconcile(signal) {
      const { id: embedderId } = await embedder();
      let after = 0;
      for (;;) {
        await priority.pause(signal);
        const { rows } = await mastra.client.execute({
          sql: 'SELECT rowid, id FROM mastra_messages WHERE rowid > ? ORDER BY rowid LIMIT ?',
          args: [after, PAGE],
        });
        if (rows.length === 0) return;
        after = Number(rows.at(-1)?.rowid);
        const ids = await missing(
          rows.map((row) => columnText(row.id)),
          embedderId,
        );
        for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
          const { messages } = await mastra.messages.listMessagesById({
            messageIds: ids.slice(start, start + READ_AT_ONCE),
          });
          for (const message of messages) {
            await priority.pause(signal);
            await add([message]);
          }
        }
      }
    },
    async removeThread(threadId) {
      await indexClient.execute({ sql: 'DELETE FROM embedded_messages WHERE thread_id = ?', args: [threadId] });
    },
  };
}
