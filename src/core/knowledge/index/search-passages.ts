import type { Client, Row } from '@libsql/client';
import { createHash } from 'node:crypto';
import { columnText } from '../column-text';
import type { Embedder } from '../embedding/embedder';
import type { FoundPassage, SearchInput } from '../knowledge';
import { ftsQuery, searchTerms } from './fts-query';
import { fuseScores, type Scores } from './fuse-scores';
import type { VectorStore } from './vector-store';
import type { Cosines } from './vector-table';

/** Candidates that each of the two searches may name. */
const CANDIDATES = 120;
/** A passage without any of the words must be nearer than this (cosine): unrelated ones are below .2. */
const MIN_MEANING = 0.3;
/** Weights of the columns source, title, trail, path, text. */
const WEIGHTS = '0, 4, 2, 2, 1';

export interface SearchOptions {
  readonly client: Client;
  readonly vectors: VectorStore;
  /** Null searches by words alone. */
  readonly embedder: Embedder | null;
}

/** Passages that answer, best first, over several files. Searches the sources that are there and skips the others. */
export async function searchPassages(input: SearchInput, options: SearchOptions): Promise<readonly FoundPassage[]> {
  const sources = await findSources(options.client, input.keys);
  const [words, meaning] = await Promise.all([
    byWords(options.client, input.query, sources),
    byMeaning(input.query, sources, options),
  ]);
  const ids = new Set([...words.keys(), ...meaning.flatMap((each) => each.nearest(CANDIDATES, MIN_MEANING))]);
  const rows = await readPassages(options.client, [...ids]);
  const scores = [...rows.values()].map((row): Scores => {
    const id = Number(row.id);
    return {
      id,
      fileId: Number(row.file_id),
      words: words.get(id) ?? 0,
      meaning: Math.max(0, ...meaning.map((each) => each.of(id))),
    };
  });
  const shown = new Set(input.excludeIds);
  const found: FoundPassage[] = [];
  for (const { id, score } of fuseScores(scores)) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const passage = toPassage(row, score);
    // The same text of the same file at two refs is one passage.
    if (shown.has(passage.id)) continue;
    shown.add(passage.id);
    found.push(passage);
    if (found.length === input.limit) break;
  }
  return found;
}

async function findSources(client: Client, keys: readonly string[]): Promise<readonly number[]> {
  const { rows } = await client.execute({
    sql: 'SELECT id FROM sources WHERE key IN (SELECT value FROM json_each(?))',
    args: [JSON.stringify(keys)],
  });
  return rows.map((row) => Number(row.id));
}

async function byWords(
  client: Client,
  query: string,
  sources: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const match = ftsQuery(searchTerms(query), sources);
  if (match === null) return new Map();
  const { rows } = await client.execute({
    sql: `SELECT rowid AS id, -bm25(passages_text, ${WEIGHTS}) AS score FROM passages_text
          WHERE passages_text MATCH ? ORDER BY score DESC LIMIT ${CANDIDATES}`,
    args: [match],
  });
  return new Map(rows.map((row) => [Number(row.id), Number(row.score)]));
}

async function byMeaning(
  query: string,
  sources: readonly number[],
  { embedder, vectors }: SearchOptions,
): Promise<readonly Cosines[]> {
  if (embedder === null || query.trim() === '') return [];
  const question = await embedder.embed(query.slice(0, 1_000));
  return Promise.all(sources.map((source) => vectors.compare(source, embedder, question)));
}

async function readPassages(client: Client, ids: readonly number[]): Promise<ReadonlyMap<number, Row>> {
  const { rows } = await client.execute({
    sql: `SELECT passages.id AS id, file_id, trail, first_line, last_line, text, path, blob, key, name, commit_id
          FROM passages JOIN files ON files.id = passages.file_id JOIN sources ON sources.id = files.source_id
          WHERE files.state = 'live' AND passages.id IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(rows.map((row) => [Number(row.id), row]));
}

function toPassage(row: Row, score: number): FoundPassage {
  const lines: FoundPassage['lines'] = [Number(row.first_line), Number(row.last_line)];
  const place = { path: columnText(row.path), blob: columnText(row.blob), text: columnText(row.text) };
  return {
    ...place,
    id: createHash('sha1')
      .update(JSON.stringify([place.path, place.blob, lines, place.text.length]))
      .digest('hex')
      .slice(0, 20),
    sourceKey: columnText(row.key),
    sourceName: columnText(row.name),
    commit: row.commit_id === null ? null : columnText(row.commit_id),
    lines,
    // Written by passage-store.ts.
    trail: JSON.parse(columnText(row.trail)) as string[],
    score,
  };
}
