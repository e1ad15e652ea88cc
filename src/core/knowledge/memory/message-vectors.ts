import type { Client, InStatement } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import type { CreateIndexParams, QueryResult, UpsertVectorParams } from '@mastra/core/vector';
import { LibSQLVector } from '@mastra/libsql';
import { columnText } from '../column-text';
import { recallScope } from './recall-scope';

/** A match must be nearer than this (cosine). Unrelated sentences score below .2 with the bundled model. */
const MIN_SCORE = 0.25;

type Query = Parameters<LibSQLVector['query']>[0];

/**
 * Mastra's vector store over index.db without its approximate index, which costs 83 KB a vector: an exact scan is
 * fast enough and takes 2 KB. Reads and writes go through the one client that owns index.db.
 */
export class MessageVectors extends LibSQLVector {
  readonly #client: Client;

  constructor(url: string, client: Client) {
    super({ id: 'lectern-messages', url });
    this.#client = client;
  }

  override async createIndex({ indexName, dimension }: CreateIndexParams): Promise<void> {
    const table = tableName(indexName);
    await this.#client.batch(
      [
        `CREATE TABLE IF NOT EXISTS ${table} (vector_id TEXT PRIMARY KEY, embedding F32_BLOB(${Math.trunc(dimension)}),
           metadata TEXT NOT NULL DEFAULT '{}')`,
        `CREATE INDEX IF NOT EXISTS ${table}_thread ON ${table} (json_extract(metadata, '$.thread_id'))`,
        `CREATE INDEX IF NOT EXISTS ${table}_message ON ${table} (json_extract(metadata, '$.message_id'))`,
      ],
      'write',
    );
  }

  override async upsert({ indexName, vectors, metadata, ids }: UpsertVectorParams): Promise<string[]> {
    const table = tableName(indexName);
    const vectorIds = ids ?? vectors.map(() => crypto.randomUUID());
    const statements = vectors.map((vector, index): InStatement => ({
      sql: `INSERT INTO ${table} (vector_id, embedding, metadata) VALUES (?, vector32(?), ?)
              ON CONFLICT (vector_id) DO UPDATE SET embedding = excluded.embedding, metadata = excluded.metadata`,
      args: [vectorIds[index] ?? '', JSON.stringify(vector), JSON.stringify(metadata?.[index] ?? {})],
    }));
    await this.#client.batch(statements, 'write');
    return vectorIds;
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

  /** Answers recalls: the best messages of the resource or thread, each once. Other queries go to the base class. */
  override async query(params: Query): Promise<QueryResult[]> {
    const owner = ownerOf(params.filter);
    if (owner === null || params.queryVector === undefined) return super.query(params);
    const scope = recallScope.getStore();
    const { rows } = await this.#client.execute({
      sql: `SELECT max(1 - vector_distance_cos(embedding, vector32(?1))) AS score, vector_id AS id, metadata
            FROM ${tableName(params.indexName)}
            WHERE json_extract(metadata, '$.${owner.field}') = ?2
              AND json_extract(metadata, '$.message_id') NOT IN (SELECT value FROM json_each(?3))
            GROUP BY json_extract(metadata, '$.message_id')
            HAVING score > ?4 ORDER BY score DESC LIMIT ?5`,
      args: [
        JSON.stringify([...params.queryVector]),
        owner.id,
        JSON.stringify(scope?.excludeIds ?? []),
        params.minScore ?? MIN_SCORE,
        params.topK ?? 10,
      ],
    });
    const results = rows.map((row) => ({
      id: columnText(row.id),
      score: Number(row.score),
      // Written by upsert above: an object as JSON.
      metadata: JSON.parse(columnText(row.metadata)) as Record<string, unknown>,
    }));
    for (const { metadata } of results) scope?.matchedIds.add(String(metadata.message_id));
    return results;
  }
}

/** The one shape of filter that Mastra's recall sends: one resource, or one thread. */
function ownerOf(filter: Query['filter']): { field: 'resource_id' | 'thread_id'; id: string } | null {
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
