import type { Client, InStatement } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import type { CreateIndexParams, QueryResult } from '@mastra/core/vector';
import { LibSQLVector } from '@mastra/libsql';
import { columnText } from '../column-text';
import { recallScope } from './recall-scope';

/** A match must be nearer than this (cosine). Unrelated sentences score below .2 with the bundled model. */
const MIN_SCORE = 0.25;
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
  readonly #created = new Set<string>();

  constructor(client: Client) {
    super({ id: 'lectern-messages', url: ':memory:' });
    this.#client = client;
  }

  override async createIndex({ indexName, dimension }: CreateIndexParams): Promise<void> {
    const table = tableName(indexName);
    // Mastra asks for it before each recall.
    if (this.#created.has(table)) return;
    await this.#client.batch(
      [
        `CREATE TABLE IF NOT EXISTS ${table} (vector_id TEXT PRIMARY KEY, embedding F32_BLOB(${Math.trunc(dimension)}),
           metadata TEXT NOT NULL DEFAULT '{}')`,
        `CREATE INDEX IF NOT EXISTS ${table}_thread ON ${table} (json_extract(metadata, '$.thread_id'))`,
        `CREATE INDEX IF NOT EXISTS ${table}_message ON ${table} (json_extract(metadata, '$.message_id'))`,
      ],
      'write',
    );
    this.#created.add(table);
  }

  /** Sets the vectors of one message, whatever it had before, in one commit. */
  async replaceMessage(indexName: string, row: MastraDBMessage, vectors: readonly number[][]): Promise<void> {
    const table = tableName(indexName);
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
    const { rows } = await this.#client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'memory_messages*'",
    );
    const deletes = rows.map(({ name }): InStatement => ({
      sql: `DELETE FROM ${tableName(columnText(name))} WHERE json_extract(metadata, '$.thread_id') = ?`,
      args: [threadId],
    }));
    await this.#client.batch(deletes, 'write');
  }

  /** Answers recalls: the best messages of the resource or thread, each once. Mastra sends no other query. */
  override async query(params: Query): Promise<QueryResult[]> {
    const owner = ownerOf(params.filter);
    if (owner === null || params.queryVector === undefined) throw new Error('not a query of a recall');
    const scope = recallScope.getStore();
    const excluded = new Set(scope?.excludeIds);
    const topK = params.topK ?? 10;
    const minScore = params.minScore ?? MIN_SCORE;
    // Pieces of one message and excluded ones take places of their own; grouping in SQL doubles the time of the scan.
    for (let limit = FIRST_LIMIT; ; limit *= 8) {
      const near = await this.#nearest(params.indexName, owner, params.queryVector, limit);
      const best = bestOfEach(near.filter(({ score, messageId }) => score > minScore && !excluded.has(messageId)));
      const isAll = near.length < limit || (near.at(-1)?.score ?? 0) <= minScore;
      if (best.length < topK && !isAll) continue;
      for (const { messageId } of best.slice(0, topK)) scope?.matchedIds.add(messageId);
      return best.slice(0, topK);
    }
  }

  async #nearest(indexName: string, owner: Owner, vector: ArrayLike<number>, limit: number): Promise<Neighbour[]> {
    const { rows } = await this.#client.execute({
      sql: `SELECT 1 - vector_distance_cos(embedding, ?1) AS score, vector_id AS id, metadata
            FROM ${tableName(indexName)} WHERE json_extract(metadata, '$.${owner.field}') = ?2
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

/** Names come from Mastra, not from users; a name that is no identifier is a bug. */
function tableName(indexName: string): string {
  if (!/^[a-z][a-z0-9_]*$/i.test(indexName)) throw new Error(`not a table name: ${indexName}`);
  return indexName;
}
