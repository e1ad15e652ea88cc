import type { Client, Row } from '@libsql/client';
import { columnText } from '../column-text';
import { createTextReader, type TextReader } from './text-reader';
import type { Embedder } from '../embedding/embedder';
import { nearest, type Near } from './nearest';
import { cosine, quantize } from './quantize';
import { createVectorTable, type Cosines, type VectorTable } from './vector-table';

/** Passages read at once while embedding. */
const PAGE = 50;
/** How many more than are asked for are compared exactly: the table's cosines are rough. */
const RESCORED = 50;
/** Characters of trail and text that the model can take in. */
const MAX_EMBEDDED = 700;

/** How near passages are to a question. */
export interface Meaning {
  /** At most `count` wanted passages with a cosine of at least `min`, nearest first; their cosines are exact to a thousandth. */
  nearest(count: number, min: number, isWanted?: (id: number) => boolean): Promise<readonly Near[]>;
  /** Of a passage of a source, to within some hundredths; 0 for one without a vector. */
  of(sourceId: number, id: number): number;
}

/** Vectors of passages: made from their text, kept in index.db, held in memory once a source is searched. */
export interface VectorStore {
  /** Embeds each live passage that has no vector of this embedder, yielding by `pause` after each. */
  embed(
    sourceId: number,
    embedder: Embedder,
    options: { readonly pause: () => Promise<void>; readonly onProgress: (done: number, total: number) => void },
  ): Promise<void>;
  /** Live passages of a source without a vector of this embedder. */
  missing(sourceId: number, embedderId: string): Promise<number>;
  /** The passages of the sources that are nearest to the question, and how near any of them is. */
  compare(sourceIds: readonly number[], embedder: Embedder, question: Float32Array): Promise<Meaning>;
  /** Drops what is held in memory of a source. */
  forget(sourceId: number): void;
}

const LIVE_WITHOUT_VECTOR = `
  FROM passages JOIN files ON files.id = passages.file_id
  WHERE files.source_id = ?1 AND files.state = 'live' AND passages.id > ?3
    AND NOT EXISTS (SELECT 1 FROM vectors WHERE passage_id = passages.id AND embedder = ?2)`;

export function createVectorStore(client: Client): VectorStore {
  const tables = new Map<number, VectorTable>();

  const missing = async (sourceId: number, embedderId: string): Promise<number> => {
    const { rows } = await client.execute({
      sql: `SELECT count(*) AS missing ${LIVE_WITHOUT_VECTOR}`,
      args: [sourceId, embedderId, 0],
    });
    return Number(rows[0]?.missing);
  };

  const load = async (sourceId: number, { id, dimension }: Embedder): Promise<VectorTable> => {
    const held = tables.get(sourceId);
    if (held !== undefined) return held;
    const table = createVectorTable(dimension);
    const { rows } = await client.execute({
      sql: `SELECT passage_id, vector FROM vectors WHERE embedder = ? AND passage_id IN
              (SELECT passages.id FROM passages JOIN files ON files.id = passages.file_id WHERE files.source_id = ? AND files.state = 'live')`,
      args: [id, sourceId],
    });
    for (const { passage_id: passageId, vector } of rows) {
      if (vector instanceof ArrayBuffer) table.add(Number(passageId), new Int8Array(vector));
    }
    tables.set(sourceId, table);
    return table;
  };

  /** Cosines with the vectors as they are stored, in 8 bits. */
  const cosinesOf = async (ids: readonly number[], question: Float32Array): Promise<ReadonlyMap<number, number>> => {
    const { rows } = await client.execute({
      sql: 'SELECT passage_id, vector FROM vectors WHERE passage_id IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(ids)],
    });
    return new Map(
      rows.flatMap((row): [number, number][] =>
        row.vector instanceof ArrayBuffer
          ? [[Number(row.passage_id), cosine(new Int8Array(row.vector), question)]]
          : [],
      ),
    );
  };

  /** Vectors that the same passages have elsewhere: at another ref, or in another source. */
  const copiesOf = async (ids: readonly number[], embedderId: string): Promise<ReadonlyMap<number, Int8Array>> => {
    const { rows } = await client.execute({
      sql: `SELECT mine.id AS id, vectors.vector AS vector FROM passages AS mine
            JOIN files AS file ON file.id = mine.file_id
            JOIN files AS same ON same.blob = file.blob AND same.path = file.path AND same.id <> file.id
            JOIN passages AS other ON other.file_id = same.id AND other.start = mine.start AND other.size = mine.size
            JOIN vectors ON vectors.passage_id = other.id AND vectors.embedder = ?1
            WHERE mine.id IN (SELECT value FROM json_each(?2))`,
      args: [embedderId, JSON.stringify(ids)],
    });
    return new Map(
      rows.flatMap((row): [number, Int8Array][] =>
        row.vector instanceof ArrayBuffer ? [[Number(row.id), new Int8Array(row.vector)]] : [],
      ),
    );
  };

  return {
    missing,
    async embed(sourceId, embedder, { pause, onProgress }) {
      const total = await missing(sourceId, embedder.id);
      let done = 0;
      let after = 0;
      onProgress(done, total);
      for (;;) {
        const { rows } = await client.execute({
          sql: `SELECT passages.id AS id, file_id, start, size, words, trail ${LIVE_WITHOUT_VECTOR}
                ORDER BY passages.id LIMIT ${PAGE}`,
          args: [sourceId, embedder.id, after],
        });
        if (rows.length === 0) return;
        const copies = await copiesOf(
          rows.map((row) => Number(row.id)),
          embedder.id,
        );
        const texts = createTextReader(client);
        for (const row of rows) {
          await pause();
          after = Number(row.id);
          const vector = copies.get(after) ?? (await embedPassage(row, texts, embedder));
          await client.execute({
            sql: 'INSERT OR REPLACE INTO vectors (passage_id, embedder, vector) VALUES (?, ?, ?)',
            args: [after, embedder.id, new Uint8Array(vector.buffer)],
          });
          tables.get(sourceId)?.add(after, vector);
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
        of: (sourceId, id) => Math.max(0, compared.get(sourceId)?.of(id) ?? 0),
        async nearest(count, min, isWanted) {
          const about = nearest([...compared.values()], count + RESCORED, min, isWanted);
          const exact = await cosinesOf(
            about.map(({ id }) => id),
            question,
          );
          return about
            .map((near) => ({ ...near, cosine: exact.get(near.id) ?? near.cosine }))
            .toSorted((a, b) => b.cosine - a.cosine || a.id - b.id)
            .slice(0, count);
        },
      };
    },
    forget: (sourceId) => void tables.delete(sourceId),
  };
}

async function embedPassage(row: Row, texts: TextReader, embedder: Embedder): Promise<Int8Array> {
  const text = row.words === null ? await texts.read(row) : columnText(row.words);
  return quantize(await embedder.embed(embeddedText(columnText(row.trail), text)));
}

/** The trail says what the text is about, so it is part of the meaning. `trail` is JSON. */
function embeddedText(trail: string, text: string): string {
  // Written by passage-store.ts.
  const titles = JSON.parse(trail) as readonly string[];
  return `${titles.join('. ')}\n${text}`.slice(0, MAX_EMBEDDED);
}
