import type { Client, InStatement } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import type { CreateIndexParams, QueryResult } from '@mastra/core/vector';
import { LibSQLVector } from '@mastra/libsql';
import { columnText } from '../column-text';
import type { Embedder, EmbedderSource } from '../embedding/embedder';
import { indexName } from '../embedding/index-name';
import { cosineOf } from '../embedding/relatedness';
import { recallScope } from './recall-scope';

const KIND = 'memory_messages';
/** A match must be nearer than this (embedding/relatedness.ts). Unrelated sentences score below .2. */
const MIN_RELATED = 0.25;
/** Rows looked at first; most recalls need no more. */
const FIRST_LIMIT = 64;

type Query = Parameters<LibSQLVector['query']>[0];

/**
 * Mastra's vector store over index.db without its approximate index, which costs 83 KB a vector: an exact scan is
 * fast enough and takes 2 KB. Reads and writes go through the one client that owns index.db. The base class opens a
 * database of its own in any case and gets an empty one in memory, where Mastra's clean-up finds nothing to do.
 */
export class MessageVectors extends LibSQLVector {
  readonly #client: Client;
  readonly #serving: EmbedderSource;
  readonly #created = new Set<string>();

  /** `serving` gives the embedder whose vectors are searched. */
  constructor(client: Client, serving: EmbedderSource) {
    super({ id: 'lectern-messages', url: ':memory:' });
    this.#client = client;
    this.#serving = serving;
  }

  /** Mastra names its indexes by dimension alone and asks for one before each recall: ours are made by `tableOf`. */
  override async createIndex(_: CreateIndexParams): Promise<void> {}

  /** The table of an embedder's vectors, made when it is not there. */
  async tableOf(embedder: Embedder): Promise<string> {
    const table = indexName(KIND, embedder);
    if (this.#created.has(table)) return table;
    await this.#client.batch(
      [
        `CREATE TABLE IF NOT EXISTS ${table} (vector_id TEXT PRIMARY KEY, embedding F32_BLOB(${Math.trunc(embedder.dimension)}),
           metadata TEXT NOT NULL DEFAULT '{}')`,
        `CREATE INDEX IF NOT EXISTS ${table}_thread ON ${table} (json_extract(metadata, '$.thread_id'))`,
        `CREATE INDEX IF NOT EXISTS ${table}_message ON ${table} (json_extract(metadata, '$.message_id'))`,
      ],
      'write',
    );
    this.#created.add(table);
    return table;
  }

  /** Sets the vectors of one message, whatever it had before, in one commit. */
  async replaceMessage(embedder: Embedder, row: MastraDBMessage, vectors: readonly number[][]): Promise<void> {
    const table = await this.tableOf(embedder);
    const metadata = JSON.stringify({ message_id: row.id, thread_id: row.threadId, resource_id: row.resourceId });
    const inserts = vectors.map((vector, index): InStatement => ({
      sql: `INSERT INTO ${table} (vector_id, embedding, metadata) VALUES (?, vector32(?), ?)`,
      args: [`${row.id}#${index}`, JSON.stringify(vector), metadata],
    }));
    await this.#client.batch(
      [{ sql: `DELETE FROM ${table} WHERE json_extract(metadata, '$.message_id') = ?`, args: [row.id] }, ...inserts],
      'write',
    );
  }

  /** Deletes the vectors of a thread, whichever embedder made them. */
  async removeThread(threadId: string): Promise<void> {
    const deletes = (await this.#tables()).map((table): InStatement => ({
      sql: `DELETE FROM ${table} WHERE json_extract(metadata, '$.thread_id') = ?`,
      args: [threadId],
    }));
    await this.#client.batch(deletes, 'write');
  }

  /** Drops the vectors of all other embedders. */
  async keepOnly(embedder: Embedder): Promise<void> {
    const kept = indexName(KIND, embedder);
    for (const table of await this.#tables()) {
      if (table === kept) continue;
      await this.#client.execute(`DROP TABLE ${table}`);
      this.#created.delete(table);
    }
  }

  async #tables(): Promise<readonly string[]> {
    const { rows } = await this.#client.execute(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${KIND}_*'`,
    );
    return rows.map(({ name }) => columnText(name));
  }

  /** Answers recalls: the best messages of the resource or thread, each once. Mastra sends no other query. */
  override async query(params: Query): Promise<QueryResult[]> {
    const owner = ownerOf(params.filter);
    if (owner === null || params.queryVector === undefined) throw new Error('not a query of a recall');
    const scope = recallScope.getStore();
    const embedder = await this.#serving();
    const question = scope === undefined ? params.queryVector : await embedder.embed(scope.text);
    const table = await this.tableOf(embedder);
    const excluded = new Set(scope?.excludeIds);
    const topK = params.topK ?? 10;
    const minScore = params.minScore ?? cosineOf(MIN_RELATED, embedder);
    // Pieces of one message and excluded ones take places of their own; grouping in SQL doubles the time of the scan.
    for (let limit = FIRST_LIMIT; ; limit *= 8) {
      const near = await this.#nearest(table, owner, question, limit);
      const best = bestOfEach(near.filter(({ score, messageId }) => score > minScore && !excluded.has(messageId)));
      const isAll = near.length < limit || (near.at(-1)?.score ?? 0) <= minScore;
      if (best.length < topK && !isAll) continue;
      for (const { messageId } of best.slice(0, topK)) scope?.matchedIds.add(messageId);
      return best.slice(0, topK);
    }
  }

  async #nearest(table: string, owner: Owner, vector: ArrayLike<number>, limit: number): Promise<Neighbour[]> {
    const { rows } = await this.#client.execute({
      sql: `SELECT 1 - vector_distance_cos(embedding, ?1) AS score, vector_id AS id, metadata
            FROM ${table} WHERE json_extract(metadata, '$.${owner.field}') = ?2
            ORDER BY score DESC LIMIT ?3`,
      args: [new Uint8Array(Float32Array.from(vector).buffer), owner.id, limit],
    });
    return rows.map((row) => {
      // Written by replaceMessage above: an object as JSON.
      const metadata = JSON.parse(columnText(row.metadata)) as Record<string, unknown>;
      return {
        id: columnText(row.id),
        score: Number(row.score),
        metadata,
        messageId: String(metadata.message_id),
      };
    });
  }
}

interface Owner {
  readonly field: 'resource_id' | 'thread_id';
  readonly id: string;
}

interface Neighbour extends QueryResult {
  readonly messageId: string;
}

/** Each message once, by its nearest piece. `near` is sorted, nearest first. */
function bestOfEach(near: readonly Neighbour[]): Neighbour[] {
  const seen = new Set<string>();
  return near.filter(({ messageId }) => !seen.has(messageId) && seen.add(messageId));
}

/** The one shape of filter that Mastra's recall sends: one resource, or one thread. */
function ownerOf(filter: Query['filter']): Owner | null {
  const entries = Object.entries(filter ?? {});
  const [field, id] = entries[0] ?? [];
  if (entries.length !== 1 || typeof id !== 'string') return null;
  return field === 'resource_id' || field === 'thread_id' ? { field, id } : null;
}
