import { createClient, type Client } from '@libsql/client/sqlite3';
import type { MemoryStorage } from '@mastra/core/storage';
import { LibSQLStore, type SqliteClient } from '@mastra/libsql';
import { Memory } from '@mastra/memory';
import { pathToFileURL } from 'node:url';
import { closeDatabase } from '../close-database';
import type { EmbedderSource } from '../embedding/embedder';
import { embeddingModel } from './embedding-model';
import type { MessageIndex } from './message-index';
import { MessageVectors } from './message-vectors';
import { keepDurable, secureConnections } from './secure-connections';

export interface MastraMemory {
  readonly memory: Memory;
  /** Mastra's table of messages. `Memory.saveMessages` trims text parts, so messages go in and out here, verbatim. */
  readonly messages: MemoryStorage;
  /** The one client that owns mastra.db, for what Mastra has no call for. */
  readonly client: Client;
  close(): Promise<void>;
}

/** Connections of the client of mastra.db; each transaction of Mastra's holds one. */
const CONNECTIONS = 4;

/**
 * Mastra Memory without an agent. Messages are in mastra.db, vectors in index.db: both on one file froze the thread.
 * The client is ours so that its commits keep SQLite's full durability, which Mastra's own set-up lowers.
 */
export async function createMemory(
  mastraDbPath: string,
  index: () => Promise<MessageIndex>,
  embedder: EmbedderSource,
): Promise<MastraMemory> {
  const client = createClient({ url: pathToFileURL(mastraDbPath).href, concurrency: CONNECTIONS });
  const { store, messages } = await openStore(client).catch((error: unknown) => {
    client.close();
    throw error;
  });
  const vectors = new MessageVectors(index);
  const memory = new Memory({
    storage: store,
    vector: vectors,
    embedder: embeddingModel(embedder),
    options: {
      lastMessages: 10,
      semanticRecall: { topK: 4, messageRange: 2, scope: 'resource' },
      workingMemory: { enabled: true, scope: 'resource' },
    },
  });
  return {
    memory,
    messages,
    client,
    async close() {
      await memory.settled();
      await vectors.close();
      await closeDatabase(client);
    },
  };
}

async function openStore(client: Client) {
  await client.execute('PRAGMA journal_mode = WAL');
  await secureConnections(client, CONNECTIONS);
  // The same client; Mastra's declaration of it is not written for exactOptionalPropertyTypes.
  const store = new LibSQLStore({ id: 'lectern', client: keepDurable(client) as unknown as SqliteClient });
  await store.init();
  const messages = await store.getStore('memory');
  if (messages === undefined) throw new Error('this version of Mastra has no memory store');
  return { store, messages };
}
