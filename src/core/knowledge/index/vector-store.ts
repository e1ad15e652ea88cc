import type { Client, Row } from '@libsql/client';
import { columnText } from '../column-text';
import type { Embedder } from '../embedding/embedder';
import { cosineOf, relatedness } from '../embedding/relatedness';
import { nearest, type Near } from './nearest';
import { makeVectorTable, vectorTableName, vectorTables } from './passage-vectors';
import { cosine, quantize } from './quantize';
import { createTextReader, type TextReader } from './text-reader';
import { createVectorTable, type Cosines, type VectorTable } from './vector-table';

/** Passages read at once while embedding. */
const PAGE = 50;
/** How many more than are asked for are compared exactly: the table's cosines are rough. */
const RESCORED = 50;
/** Characters of trail and text that the model can take in. */
const MAX_EMBEDDED = 700;

/** How near passages are to a question, by relatedness (embedding/relatedness.ts), in which models do not differ. */
export interface Meaning {
  /** At most `count` wanted passages that are at least `min` near, nearest first; exact to a thousandth. */
  nearest(count: number, min: number, isWanted?: (id: number) => boolean): Promise<readonly Near[]>;
  /** Of a passage of a source, to within some hundredths; null for one without a vector. */
  of(sourceId: number, id: number): number | null;
}

/** Vectors of passages: made from their text, kept in index.db, held in memory once a source is searched. */
export interface VectorStore {
  /** Embeds each live passage that has no vector of this embedder, yielding by `pause` after each. */
  embed(
    sourceId: number,
    embedder: Embedder,
    options: { readonly pause: () => Promise<void>; readonly onProgress: (done: number, total: number) => void },
  ): Promise<void>;
  /** Live passages without a vector of this embedder, by the key of their source; a source with none is left out. */
  missing(embedder: Embedder): Promise<ReadonlyMap<string, number>>;
  /** The passages of the sources that are nearest to the question, and how near any of them is. */
  compare(sourceIds: readonly number[], embedder: Embedder, question: Float32Array): Promise<Meaning>;
  /** Drops what is held in memory of a source. */
  forget(sourceId: number): void;
  /** Drops the vectors of all other embedders. */
  keepOnly(embedder: Embedder): Promise<void>;
}

const liveWithoutVector = (table: string): string => `
  FROM passages JOIN files ON files.id = passages.file_id JOIN sources ON sources.id = files.source_id
  WHERE files.state = 'live' AND NOT EXISTS (SELECT 1 FROM ${table} WHERE passage_id = passages.id)`;

export function createVectorStore(client: Client): VectorStore {
  /** By source, then by the name of the embedder's table. */
  const held = new Map<number, Map<string, VectorTable>>();
  const made = new Set<string>();

  const tableOf = async (embedder: Embedder): Promise<string> => {
    const name = vectorTableName(embedder);
    if (!made.has(name)) await makeVectorTable(client, name);
    made.add(name);
    return name;
  };

  const load = async (sourceId: number, embedder: Embedder): Promise<VectorTable> => {
    const name = await tableOf(embedder);
    const ofSource = held.get(sourceId) ?? new Map<string, VectorTable>();
    held.set(sourceId, ofSource);
    const loaded = ofSource.get(name);
    if (loaded !== undefined) return loaded;
    const table = createVectorTable(embedder.dimension);
    const { rows } = await client.execute({
      sql: `SELECT passage_id, vector FROM ${name} WHERE passage_id IN
              (SELECT passages.id FROM passages JOIN files ON files.id = passages.file_id WHERE files.source_id = ? AND files.state = 'live')`,
      args: [sourceId],
    });
    for (const { passage_id: passageId, vector } of rows) {
      if (vector instanceof ArrayBuffer) table.add(Number(passageId), new Int8Array(vector));
    }
    ofSource.set(name, table);
    return table;
  };

  /** Cosines with the vectors as they are stored, in 8 bits. */
  const cosinesOf = async (
    ids: readonly number[],
    embedder: Embedder,
    question: Float32Array,
  ): Promise<ReadonlyMap<number, number>> => {
    const { rows } = await client.execute({
      sql: `SELECT json_group_array(passage_id) AS ids, CAST(group_concat(vector, '') AS BLOB) AS vectors
            FROM ${await tableOf(embedder)} WHERE passage_id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    });
    // Made by the statement above; the table of `ids` has left out what is of another dimension. In one piece: as rows of their own they take several times as long.
    const { dimension } = embedder;
    const found = JSON.parse(columnText(rows[0]?.ids)) as readonly number[];
    const vectors = rows[0]?.vectors ?? new ArrayBuffer();
    if (!(vectors instanceof ArrayBuffer) || vectors.byteLength !== found.length * dimension)
      throw new Error('the index holds something else where vectors must be');
    const vectorAt = (at: number) => new Int8Array(vectors, at * dimension, dimension);
    return new Map(found.map((id, at) => [id, cosine(vectorAt(at), question)]));
  };

  /** Vectors that the same passages have elsewhere: at another ref, or in another source. */
  const copiesOf = async (ids: readonly number[], table: string): Promise<ReadonlyMap<number, Int8Array>> => {
    const { rows } = await client.execute({
      sql: `SELECT mine.id AS id, ${table}.vector AS vector FROM passages AS mine
            JOIN files AS file ON file.id = mine.file_id
            JOIN files AS same ON same.blob = file.blob AND same.path = file.path AND same.id <> file.id
            JOIN passages AS other ON other.file_id = same.id AND other.start = mine.start AND other.size = mine.size
            JOIN ${table} ON ${table}.passage_id = other.id
            WHERE mine.id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    });
    return new Map(
      rows.flatMap((row): [number, Int8Array][] =>
        row.vector instanceof ArrayBuffer ? [[Number(row.id), new Int8Array(row.vector)]] : [],
      ),
    );
  };

  return {
    async missing(embedder) {
      const { rows } = await client.execute(
        `SELECT sources.key AS key, count(*) AS missing ${liveWithoutVector(await tableOf(embedder))} GROUP BY key`,
      );
      return new Map(rows.map((row) => [columnText(row.key), Number(row.missing)]));
    },
    async embed(sourceId, embedder, { pause, onProgress }) {
      const table = await tableOf(embedder);
      const counted = await client.execute({
        sql: `SELECT (SELECT count(*) ${liveWithoutVector(table)} AND files.source_id = :source) AS missing,
                (SELECT count(*) FROM passages JOIN files ON files.id = passages.file_id
                 WHERE files.state = 'live' AND files.source_id = :source) AS total`,
        args: { source: sourceId },
      });
      // Of all passages, not of those that are left: whoever is interrupted and goes on begins where it was.
      const total = Number(counted.rows[0]?.total);
      let done = total - Number(counted.rows[0]?.missing);
      let after = 0;
      onProgress(done, total);
      for (;;) {
        const { rows } = await client.execute({
          sql: `SELECT passages.id AS id, file_id, start, size, words, trail ${liveWithoutVector(table)}
                  AND files.source_id = ? AND passages.id > ? ORDER BY passages.id LIMIT ${PAGE}`,
          args: [sourceId, after],
        });
        if (rows.length === 0) return;
        const copies = await copiesOf(
          rows.map((row) => Number(row.id)),
          table,
        );
        const texts = createTextReader(client);
        for (const row of rows) {
          await pause();
          after = Number(row.id);
          const vector = copies.get(after) ?? (await embedPassage(row, texts, embedder));
          await client.execute({
            sql: `INSERT OR REPLACE INTO ${table} (passage_id, vector) VALUES (?, ?)`,
            args: [after, new Uint8Array(vector.buffer)],
          });
          held.get(sourceId)?.get(table)?.add(after, vector);
          done += 1;
          onProgress(done, total);
        }
      }
    },
    async compare(sourceIds, embedder, question) {
      const query = quantize(question);
      const compared = new Map<number, Cosines>();
      for (const sourceId of sourceIds) compared.set(sourceId, (await load(sourceId, embedder)).compare(query));
      return {
        of: (sourceId, id) => {
          const about = compared.get(sourceId)?.of(id) ?? null;
          return about === null ? null : Math.max(0, relatedness(about, embedder));
        },
        async nearest(count, min, isWanted) {
          const about = nearest([...compared.values()], count + RESCORED, cosineOf(min, embedder), isWanted);
          const ids = about.map(({ id }) => id);
          const exact = await cosinesOf(ids, embedder, question);
          return about
            .map(({ id, cosine: rough }) => ({ id, cosine: relatedness(exact.get(id) ?? rough, embedder) }))
            .toSorted((a, b) => b.cosine - a.cosine || a.id - b.id)
            .slice(0, count);
        },
      };
    },
    forget: (sourceId) => void held.delete(sourceId),
    async keepOnly(embedder) {
      const kept = vectorTableName(embedder);
      for (const table of await vectorTables(client)) {
        if (table === kept) continue;
        await client.execute(`DROP TABLE ${table}`);
        made.delete(table);
        for (const tables of held.values()) tables.delete(table);
      }
    },
  };
}

async function embedPassage(row: Row, texts: TextReader, embedder: Embedder): Promise<Int8Array> {
  const place = { fileId: Number(row.file_id), start: Number(row.start), size: Number(row.size) };
  const text = row.words === null ? await texts.read(place) : columnText(row.words);
  return quantize(await embedder.embed(embeddedText(columnText(row.trail), text)));
}

/** The trail says what the text is about, so it is part of the meaning. `trail` is JSON. */
function embeddedText(trail: string, text: string): string {
  // Written by passage-store.ts.
  const titles = JSON.parse(trail) as readonly string[];
  return `${titles.join('. ')}\n${text}`.slice(0, MAX_EMBEDDED);
}
