import type { CreateIndexParams, QueryResult } from '@mastra/core/vector';
import { LibSQLVector } from '@mastra/libsql';
import type { MessageIndex } from './message-index';
import { recallScope } from './recall-scope';
import { bestNumbers } from '../best-numbers';
import { weighMeaning } from './message-meaning';

type Query = Parameters<LibSQLVector['query']>[0];

/**
 * Mastra's vector store over our index. Within a recall of the app it answers with what that has found by words,
 * meaning and context (recollect.ts); any other query is answered by meaning alone, exactly. Messages come in through
 * the index, never through here. The base class opens a database in any case and gets an empty one in memory, where
 * Mastra's clean-up finds nothing to do.
 */
export class MessageVectors extends LibSQLVector {
  readonly #index: () => Promise<Pick<MessageIndex, 'table' | 'serving'>>;

  constructor(index: () => Promise<Pick<MessageIndex, 'table' | 'serving'>>) {
    super({ id: 'lectern-messages', url: ':memory:' });
    this.#index = index;
  }

  /** Mastra asks for it before each recall; sets of vectors are made with their messages. */
  override async createIndex(_params: CreateIndexParams): Promise<void> {}

  override async query(params: Query): Promise<QueryResult[]> {
    const owner = ownerOf(params.filter);
    if (owner === null || params.queryVector === undefined) throw new Error('not a query of a recall');
    const scope = recallScope.getStore();
    if (scope === undefined) return this.#nearest(owner, Float32Array.from(params.queryVector), params.topK ?? 10);
    return scope.matches.map(({ messageId, sessionId, score }) => toResult(messageId, sessionId, score.total));
  }

  async #nearest(owner: Owner, vector: Float32Array, topK: number): Promise<QueryResult[]> {
    const { table, serving } = await this.#index();
    const { set } = await serving();
    const isOwned = (number: number): boolean => table.of(number)?.[owner.field] === owner.id;
    const near = (await weighMeaning(table, set, vector, isOwned))?.best ?? new Float32Array();
    const isFound = (number: number): boolean => isOwned(number) && (near[number] ?? -1) >= 0;
    return bestNumbers(near, topK, isFound).map((number) =>
      toResult(table.idOf(number), table.of(number)?.sessionId ?? '', near[number] ?? 0),
    );
  }
}

function toResult(messageId: string, threadId: string, score: number): QueryResult {
  return { id: messageId, score, metadata: { message_id: messageId, thread_id: threadId } };
}

interface Owner {
  readonly field: 'resourceId' | 'sessionId';
  readonly id: string;
}

/** The one shape of filter that Mastra's recall sends: one resource, or one thread. */
function ownerOf(filter: Query['filter']): Owner | null {
  const entries = Object.entries(filter ?? {});
  const [field, id] = entries[0] ?? [];
  if (entries.length !== 1 || typeof id !== 'string') return null;
  if (field === 'resource_id') return { field: 'resourceId', id };
  return field === 'thread_id' ? { field: 'sessionId', id } : null;
}
