import type { Client, InStatement } from '@libsql/client';
import { columnText } from '../column-text';
import type { Embedder } from '../embedding/embedder';
import { quantize } from '../index/quantize';
import { createVectorTable, type Cosines } from '../index/vector-table';

/** Rows read at once while loading. */
const PAGE = 500;
const PREFIX = 'memory_vectors_';
/** Range of a stored value: 16 bits a dimension keep a cosine to four digits. */
const LARGEST = 32_767;

export type EmbedderKey = Pick<Embedder, 'id' | 'dimension' | 'unrelated'>;

/** The vectors that one embedder made of the pieces of messages: in a table named by it, and in memory in 4 bits a value. */
export interface VectorSet {
  readonly key: EmbedderKey;
  readonly size: number;
  /** Statements for the commit in which the pieces are written. Vectors of another dimension, or none, are refused. */
  toInsert(piece: number, vector: Float32Array): InStatement;
  /** After the commit. */
  added(piece: number, vector: Float32Array): void;
  /** Pieces that have a vector, of those in a range. */
  piecesBetween(from: number, to: number): Promise<ReadonlySet<number>>;
  /** Rough cosines of all pieces with a question. */
  compare(question: Float32Array): Cosines;
  /** Cosines of pieces with a question, as good as those of the embedder's own vectors. */
  exact(pieces: readonly number[], question: Float32Array): Promise<ReadonlyMap<number, number>>;
}

/** Opens the set of an embedder, making its table when it is not there. Loading lets others go first by `pause`. */
export async function openVectorSet(client: Client, key: EmbedderKey, pause: () => Promise<void>): Promise<VectorSet> {
  const name = tableOf(key);
  await client.execute(`CREATE TABLE IF NOT EXISTS ${name} (piece INTEGER PRIMARY KEY, vector BLOB NOT NULL)`);
  const table = createVectorTable(key.dimension);
  for (let after = -1; ;) {
    await pause();
    const { rows } = await client.execute({
      sql: `SELECT piece, vector FROM ${name} WHERE piece > ? ORDER BY piece LIMIT ${PAGE}`,
      args: [after],
    });
    for (const row of rows) table.add(Number(row.piece), coarse(unpack(row.vector)));
    if (rows.length < PAGE) break;
    after = Number(rows.at(-1)?.piece);
  }

  return {
    key,
    get size() {
      return table.size;
    },
    toInsert: (piece, vector) => ({
      sql: `INSERT OR REPLACE INTO ${name} (piece, vector) VALUES (?, ?)`,
      args: [piece, pack(vector, key)],
    }),
    added: (piece, vector) => table.add(piece, quantize(vector)),
    async piecesBetween(from, to) {
      const { rows } = await client.execute({
        sql: `SELECT piece FROM ${name} WHERE piece >= ? AND piece < ?`,
        args: [from, to],
      });
      return new Set(rows.map((row) => Number(row.piece)));
    },
    compare: (question) => table.compare(quantize(question)),
    async exact(pieces, question) {
      // In one value: a row of its own for each would take as long again.
      const { rows } = await client.execute({
        sql: `SELECT json_group_array(piece) AS pieces, CAST(group_concat(vector, '') AS BLOB) AS vectors
              FROM ${name} WHERE piece IN (SELECT value FROM json_each(?)) AND length(vector) = ${2 * key.dimension}`,
        args: [JSON.stringify(pieces)],
      });
      // Numbers, written by SQLite.
      const found = JSON.parse(columnText(rows[0]?.pieces)) as number[];
      if (found.length === 0) return new Map();
      const vectors = unpack(rows[0]?.vectors);
      const vectorAt = (at: number): Int16Array => vectors.subarray(at * key.dimension, (at + 1) * key.dimension);
      return new Map(found.map((piece, at) => [piece, cosineOf(vectorAt(at), question)]));
    },
  };
}

/** Statements that delete the vectors of pieces, whichever embedder made them. */
export async function toDeleteVectors(client: Client, from: number, to: number): Promise<readonly InStatement[]> {
  return (await tablesOf(client)).map((name) => ({
    sql: `DELETE FROM ${name} WHERE piece >= ? AND piece < ?`,
    args: [from, to],
  }));
}

/** Drops the sets of all other embedders. */
export async function dropOtherSets(client: Client, key: EmbedderKey): Promise<void> {
  for (const name of await tablesOf(client)) {
    if (name !== tableOf(key)) await client.execute(`DROP TABLE ${name}`);
  }
}

export async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${PREFIX}*'`,
  );
  return rows.map(({ name }) => columnText(name));
}

/** True for what can be compared: of the right dimension, finite, and not all zero. */
export function isVector(vector: Float32Array, { dimension }: EmbedderKey): boolean {
  return vector.length === dimension && vector.every(Number.isFinite) && vector.some((value) => value !== 0);
}

function tableOf({ id, dimension }: EmbedderKey): string {
  return `${PREFIX}${id.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_${Math.trunc(dimension)}`;
}

function pack(vector: Float32Array, key: EmbedderKey): Uint8Array {
  if (!isVector(vector, key))
    throw new Error(`the embedder ${key.id} gave what is no vector of ${key.dimension} values`);
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return new Uint8Array(Int16Array.from(vector, (value) => Math.round((value / largest) * LARGEST)).buffer);
}

function unpack(stored: unknown): Int16Array {
  if (!(stored instanceof ArrayBuffer)) throw new Error('the index holds something else where a vector must be');
  return new Int16Array(stored);
}

/** A stored vector as `quantize` gives it: both are scaled to the largest value. */
function coarse(stored: Int16Array): Int8Array {
  const values = new Int8Array(stored.length);
  for (let at = 0; at < stored.length; at += 1) values[at] = Math.round((stored[at] ?? 0) / (LARGEST / 127));
  return values;
}

function cosineOf(stored: Int16Array, question: Float32Array): number {
  let dot = 0;
  let squares = 0;
  let asked = 0;
  for (let at = 0; at < stored.length; at += 1) {
    const value = stored[at] ?? 0;
    const other = question[at] ?? 0;
    dot += value * other;
    squares += value * value;
    asked += other * other;
  }
  return dot === 0 ? 0 : dot / Math.sqrt(squares * asked);
}
