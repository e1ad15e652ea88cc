import { createClient } from '@libsql/client';
import { LibSQLStore, LibSQLVector, type SqliteClient } from '@mastra/libsql';
import { Memory } from '@mastra/memory';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LecternMessage } from '../../src/shared/chat/message';
import { RESOURCE_ID } from '../../src/shared/domain/ids';
import { embeddingModel } from '../../src/core/knowledge/memory/embedding-model';
import { loadEmbedder } from '../../src/core/knowledge/memory/load-embedder';
import { toRow } from '../../src/core/knowledge/memory/message-rows';

/** Mastra Memory as it comes: its own store and vector store, semantic recall on, our embedder. */
export interface MastraDefault {
  readonly memory: Memory;
  save(sessionId: string, messages: readonly LecternMessage[]): Promise<void>;
  close(): Promise<void>;
}

export async function openMastraDefault(dir: string, modelDir: string): Promise<MastraDefault> {
  await mkdir(dir, { recursive: true });
  const client = createClient({ url: pathToFileURL(join(dir, 'mastra.db')).href });
  const embedder = await loadEmbedder(modelDir);
  const vector = new LibSQLVector({ id: 'default', url: pathToFileURL(join(dir, 'vectors.db')).href });
  const memory = new Memory({
    storage: new LibSQLStore({ id: 'default', client: client as unknown as SqliteClient }),
    vector,
    embedder: embeddingModel(async () => embedder),
    options: { semanticRecall: { topK: 10, messageRange: 0, scope: 'resource' } },
  });
  return {
    memory,
    async save(sessionId, messages) {
      const first = new Date(messages[0]?.metadata?.createdAt ?? 0);
      await memory.saveThread({
        thread: { id: sessionId, resourceId: RESOURCE_ID, title: '', createdAt: first, updatedAt: first, metadata: {} },
      });
      // Mastra embeds `content.content`, which the app's own rows do not have.
      const rows = messages.map((message) => {
        const row = toRow(message, sessionId, RESOURCE_ID, message.metadata?.createdAt ?? 0);
        const text = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
        return { ...row, content: { ...row.content, content: text } };
      });
      await memory.saveMessages({ messages: rows });
      await memory.settled();
    },
    async close() {
      await memory.settled();
      await vector.close();
      client.close();
    },
  };
}

/** Turns best first, and their sessions in the order of their best turn. */
export async function askMastra(
  { memory }: MastraDefault,
  question: string,
  count: number,
): Promise<{ readonly turns: readonly string[]; readonly sessions: readonly string[] }> {
  const near: { readonly id: string; readonly session: string }[] = [];
  const { vector } = memory;
  if (vector === undefined) throw new Error('Mastra has no vector store');
  const query = vector.query.bind(vector);
  // Its answer is in the order of time: the ranks are only in what the store gives.
  vector.query = async (params) => {
    const found = await query({ ...params, topK: Math.max(count, 50) });
    for (const { metadata } of found) {
      near.push({ id: String(metadata?.message_id), session: String(metadata?.thread_id) });
    }
    return found.slice(0, count);
  };
  try {
    await memory.recall({
      threadId: 'a new session',
      resourceId: RESOURCE_ID,
      vectorSearchString: question,
      perPage: 0,
    });
  } finally {
    vector.query = query;
  }
  return {
    turns: [...new Set(near.map(({ id }) => id))].slice(0, count),
    sessions: [...new Set(near.map(({ session }) => session))],
  };
}
