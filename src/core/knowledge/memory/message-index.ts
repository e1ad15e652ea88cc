import type { Client } from '@libsql/client';
import type { MastraDBMessage } from '@mastra/core/memory';
import type { Embedder, EmbedderSource } from '../embedding/embedder';
import type { SerialQueue } from '../../serial-queue';
import type { Priority } from '../priority';
import { withSignal } from '../with-signal';
import { createVocabulary, type Vocabulary } from './find/vocabulary';
import {
  createIndexRows,
  readIndexRows,
  readPieces,
  scrubWords,
  toDeleteMessage,
  toInsertMessage,
  toSplitMessage,
} from './index-rows';
import { createMessageTable, messageOfPiece, pieceOf, type MessageTable } from './message-table';
import { embeddedPart, MAX_PIECES } from './split-message';
import { dropOtherSets, openVectorSet, toDeleteVectors, type VectorSet } from './vector-set';

/** What recall searches: derived from mastra.db, kept in index.db and in memory. */
export interface MessageIndex {
  readonly client: Client;
  readonly table: MessageTable;
  readonly vocabulary: Vocabulary;
  /** The set of vectors that recall asks, with the embedder that made it. Rejects when the embedder does not load. */
  serving(): Promise<ServingSet>;
  /** Indexes messages (again): words at once, then vectors. What must not be indexed is taken out instead. */
  add(rows: readonly MastraDBMessage[], signal?: AbortSignal): Promise<void>;
  /** The same without vectors. Gives the numbers of what is indexed. */
  addWords(rows: readonly MastraDBMessage[], signal?: AbortSignal): Promise<readonly number[]>;
  /** Makes the vectors that messages from one number up to another lack, of the serving embedder or another. Gives how many. */
  embedMissing(from: number, to: number, signal?: AbortSignal, embedder?: Embedder): Promise<number>;
  /** How many vectors of an embedder they lack. */
  countMissing(embedder: Embedder, from: number, to: number): Promise<number>;
  /** Drops the vectors of all other embedders. */
  keepOnly(embedder: Embedder): Promise<void>;
  idsOfSession(sessionId: string): readonly string[];
  /** Deletes messages from the index. Runs within a task of `writes`. */
  remove(messageIds: readonly string[]): Promise<void>;
  /** Takes out of the file what a removal leaves of words. Bulk work: it gives the event loop turns. */
  scrub(): Promise<void>;
}

export interface ServingSet {
  readonly embedder: Embedder;
  readonly set: VectorSet;
}

export interface MessageIndexParts {
  readonly client: Client;
  readonly embedder: EmbedderSource;
  readonly priority: Priority;
  /** What changes the threads: within one of its tasks a message neither goes away nor is hidden. */
  readonly writes: SerialQueue;
  /** Those of the messages that are stored, not hidden, and not of a private session. */
  readonly indexable: (messageIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

export async function createMessageIndex(parts: MessageIndexParts): Promise<MessageIndex> {
  const { client, embedder, priority, writes } = parts;
  const table = createMessageTable();
  const vocabulary = createVocabulary(client, nextTurn);
  await createIndexRows(client);
  await readIndexRows(client, table.add, nextTurn);
  let lastNumber = table.end - 1;
  const sets = new Map<string, Promise<VectorSet>>();

  const setOf = async (model: Embedder): Promise<ServingSet> => {
    const name = nameOf(model);
    const opening = sets.get(name) ?? openVectorSet(client, model, nextTurn);
    sets.set(name, opening);
    opening.catch(() => sets.delete(name));
    return { embedder: model, set: await opening };
  };
  const serving = async (): Promise<ServingSet> => setOf(await embedder());

  const remove = async (messageIds: readonly string[]): Promise<void> => {
    for (const messageId of messageIds) {
      const number = table.numberOf(messageId);
      if (number === undefined) continue;
      const vectors = await toDeleteVectors(client, pieceOf(number, 0), pieceOf(number, MAX_PIECES));
      await client.batch([...vectors, ...toDeleteMessage(number)], 'write');
      table.remove(number);
    }
  };

  const addOne = async (row: MastraDBMessage): Promise<number | null> =>
    writes.run(async () => {
      const allowed = await parts.indexable([row.id]);
      await remove([row.id]);
      if (!allowed.has(row.id)) return null;
      lastNumber += 1;
      const split = toSplitMessage(row, lastNumber);
      await client.batch([...toInsertMessage(split)], 'write');
      table.add(split.message);
      for (const piece of split.pieces) vocabulary.learn(piece);
      return lastNumber;
    });

  const addWords = async (rows: readonly MastraDBMessage[], signal?: AbortSignal): Promise<readonly number[]> => {
    const numbers: number[] = [];
    for (const row of rows) {
      await priority.pause(signal);
      const number = await addOne(row);
      if (number !== null) numbers.push(number);
    }
    return numbers;
  };

  const piecesOf = (from: number, to: number): number => {
    let sum = 0;
    for (let number = from; number < to; number += 1) sum += table.of(number)?.pieces ?? 0;
    return sum;
  };

  const isLastPiece = (piece: number): boolean => table.of(messageOfPiece(piece))?.pieces === (piece % MAX_PIECES) + 1;

  const embedMissing: MessageIndex['embedMissing'] = async (from, to, signal, wanted) => {
    // Loading may never end.
    const { embedder: model, set } = await withSignal(wanted === undefined ? serving() : setOf(wanted), signal);
    const there = await set.piecesBetween(pieceOf(from, 0), pieceOf(to, 0));
    if (there.size === piecesOf(from, to)) return 0;
    const missing = (await readPieces(client, from, to)).filter(({ piece }) => !there.has(piece));
    for (const { piece, text } of missing) {
      await priority.pause(signal);
      const vector = await withSignal(model.embed(embeddedPart(text, isLastPiece(piece))), signal);
      await writes.run(async () => {
        // It may have been taken out while its vector was made.
        if (table.of(messageOfPiece(piece)) === undefined) return;
        await client.execute(set.toInsert(piece, vector));
        set.added(piece, vector);
      });
    }
    return missing.length;
  };

  return {
    client,
    table,
    vocabulary,
    serving,
    addWords,
    async add(rows, signal) {
      for (const number of await addWords(rows, signal)) await embedMissing(number, number + 1, signal);
    },
    embedMissing,
    async countMissing(model, from, to) {
      const { set } = await setOf(model);
      const there = await set.piecesBetween(pieceOf(from, 0), pieceOf(to, 0));
      return piecesOf(from, to) - there.size;
    },
    async keepOnly(model) {
      for (const name of sets.keys()) if (name !== nameOf(model)) sets.delete(name);
      await dropOtherSets(client, model);
    },
    idsOfSession: (sessionId) => table.numbersOfSession(sessionId).map(table.idOf),
    remove,
    scrub: () => scrubWords(client, nextTurn),
  };
}

function nameOf({ id, dimension }: Embedder): string {
  return `${id} ${dimension}`;
}

async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
