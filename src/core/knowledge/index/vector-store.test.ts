import { createClient } from '@libsql/client';
import { onTestFinished, expect, test } from 'vitest';
import type { Embedder } from '../embedding/embedder';
import { makeVectorTable, vectorTableName } from './passage-vectors';
import { quantize } from './quantize';
import { createVectorStore } from './vector-store';

const DIMENSION = 96;
const COUNT = 300;
const embedder: Embedder = {
  id: 'waves',
  dimension: DIMENSION,
  embed: () => Promise.reject(new Error('everything is embedded already')),
};

/** Of both signs, and unlike any of another number. */
const wave = (number: number): Float32Array =>
  Float32Array.from({ length: DIMENSION }, (_, at) => Math.sin((at + 1) * (number + 1) * 0.37));

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (left: Float32Array, right: Float32Array): number =>
    left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test('the nearest passages come with their cosine to within a hundredth, and without those of another dimension', async () => {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.executeMultiple(`
    CREATE TABLE sources (id INTEGER PRIMARY KEY, key TEXT);
    CREATE TABLE files (id INTEGER PRIMARY KEY, source_id INTEGER, state TEXT);
    CREATE TABLE passages (id INTEGER PRIMARY KEY, file_id INTEGER);
    INSERT INTO files VALUES (1, 1, 'live');`);
  const table = vectorTableName(embedder);
  await makeVectorTable(client, table);
  for (let id = 1; id <= COUNT; id += 1) {
    const vector = id === 7 ? quantize(wave(id)).subarray(1) : quantize(wave(id));
    await client.execute({ sql: 'INSERT INTO passages VALUES (?, 1)', args: [id] });
    await client.execute({ sql: `INSERT INTO ${table} VALUES (?, ?)`, args: [id, new Uint8Array(vector)] });
  }
  const question = wave(7.02);
  const meaning = await createVectorStore(client).compare([1], embedder, question);
  const found = await meaning.nearest(12, 0.05);

  const wanted = Array.from({ length: COUNT }, (_, at) => at + 1).filter((id) => id !== 7);
  const exact = new Map(wanted.map((id) => [id, cosine(wave(id), question)]));
  const best = wanted.toSorted((a, b) => (exact.get(b) ?? 0) - (exact.get(a) ?? 0));
  expect(found).toHaveLength(12);
  expect(found[0]?.id).toBe(best[0]);
  expect(found.filter(({ id, cosine: told }) => Math.abs(told - (exact.get(id) ?? 9)) > 0.01)).toEqual([]);
});
