import { createClient, type InStatement } from '@libsql/client';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { createKnowledge } from '../../src/core/knowledge/create-knowledge';
import type { KnowledgeConfig } from '../../src/core/knowledge/knowledge';
import { openIndexDatabase } from '../../src/core/knowledge/index/open-index-database';
import { createIndexRows, toInsertMessage } from '../../src/core/knowledge/memory/index-rows';
import { SKETCH_LENGTH } from '../../src/core/knowledge/memory/message-traits';
import { RESOURCE_ID } from '../../src/shared/domain/ids';
import { createSeededMessages, textOf } from './seeded-messages.ts';

const PER_SESSION = 50;
const AT_ONCE = 20;
/** One in so many answers is by the model that is rare. */
const RARE = 5_000;
export const RARE_MODEL = 'seldom';

const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

/**
 * Fills the databases with messages as the app would, past its queues: through those a million takes an hour. What recall
 * weighs of a message is left blank, and mastra.db has the rows without what they say, which no search reads.
 */
export async function fillMessages(config: KnowledgeConfig, count: number): Promise<void> {
  const seeded = createSeededMessages();
  // Mastra makes its tables.
  const knowledge = createKnowledge(config, { embedder: () => Promise.reject(new Error('no model')) });
  await knowledge.memory.open();
  await knowledge.close();
  const mastra = createClient({ url: pathToFileURL(config.mastraDbPath).href });
  const { client } = await openIndexDatabase(config.indexDbPath, Date.now, quiet);
  await createIndexRows(client);
  for (let done = 0; done < count;) {
    const stored: InStatement[] = [];
    const indexed: InStatement[] = [];
    for (let session = 0; session < AT_ONCE && done < count; session += 1) {
      const sessionId = v7();
      const messages = seeded.session(Math.min(PER_SESSION, count - done));
      const at = new Date(messages[0]?.metadata?.createdAt ?? 0).toISOString();
      stored.push({
        sql: 'INSERT INTO mastra_threads VALUES (?, ?, ?, ?, ?, ?)',
        args: [sessionId, RESOURCE_ID, '', '{}', at, at],
      });
      for (const message of messages) {
        const text = textOf(message);
        const role = message.role === 'user' ? ('user' as const) : ('assistant' as const);
        const createdAt = message.metadata?.createdAt ?? 0;
        stored.push({
          sql: 'INSERT INTO mastra_messages VALUES (?, ?, ?, ?, ?, ?, ?)',
          args: [message.id, sessionId, '{}', role, 'text', new Date(createdAt).toISOString(), RESOURCE_ID],
        });
        indexed.push(
          ...toInsertMessage({
            message: {
              number: done,
              messageId: message.id,
              sessionId,
              resourceId: RESOURCE_ID,
              createdAt,
              role,
              modelId: role === 'user' ? null : done % RARE === 1 ? RARE_MODEL : 'often',
              pieces: 1,
              words: 30,
              asked: 0,
              hasTime: false,
              hasNumber: false,
              sketch: new Uint8Array(SKETCH_LENGTH),
            },
            pieces: [text],
          }),
        );
        done += 1;
      }
    }
    await mastra.batch(stored, 'write');
    await client.batch(indexed, 'write');
  }
  mastra.close();
  client.close();
}
