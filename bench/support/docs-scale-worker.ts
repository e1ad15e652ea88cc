import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openIndexDatabase } from '../../src/core/knowledge/index/open-index-database';
import { createNearWords } from '../../src/core/knowledge/index/near-words';
import { createTextReader } from '../../src/core/knowledge/index/text-reader';
import { createPageTable } from '../../src/core/knowledge/index/page-table';
import { createPassageStore, type NewFile } from '../../src/core/knowledge/index/passage-store';

import { searchPassages } from '../../src/core/knowledge/index/search-passages';
import { createVectorStore } from '../../src/core/knowledge/index/vector-store';
import type { Embedder } from '../../src/core/knowledge/embedding/embedder';
import { zipfWords } from './seeded-docs.ts';
import { quantile, round, seededRandom } from './statistics.ts';

const { indexDbPath, passages } = workerData as { indexDbPath: string; passages: number };
const SOURCES = 100;
const DIMENSION = 512;
const PASSAGES_A_FILE = 20;
const WORDS_A_PASSAGE = 80;
const FILES_AT_ONCE = 25;
const QUESTIONS = 100;
const EXACT_QUESTIONS = 20;

const say = (line: string): void => parentPort?.postMessage(line);
const log = { info: () => undefined, warn: console.error, error: console.error };
const random = seededRandom(11);
const word = zipfWords(random, 200_000);
const text = (count: number): string => Array.from({ length: count }, word).join(' ');
/** Between items, as the app does: what native code holds is freed only then. */
const pause = (): Promise<void> => setImmediate();

/** A unit vector: 512 normal values (sums of 4 uniform ones), scaled to length 1. */
function unitVector(): Float32Array {
  const vector = new Float32Array(DIMENSION);
  for (let at = 0; at < DIMENSION; at += 1) vector[at] = random() + random() + random() + random() - 2;
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const { client } = await openIndexDatabase(indexDbPath, Date.now, log);
const store = await createPassageStore(client);
let next = 0;
/** Seeded vectors come in the order of the passages; questions have theirs by their text. */
const asked = new Map<string, Float32Array>();
const exact = { questions: [] as Float32Array[], best: [] as { id: number; cosine: number }[][] };
const embedder: Embedder = {
  id: 'seeded',
  dimension: DIMENSION,
  async embed(input) {
    const question = asked.get(input);
    if (question !== undefined) return question;
    next += 1;
    const vector = unitVector();
    for (const [at, wanted] of exact.questions.entries()) {
      let dot = 0;
      for (let axis = 0; axis < DIMENSION; axis += 1) dot += (vector[axis] ?? 0) * (wanted[axis] ?? 0);
      const best = exact.best[at] ?? [];
      if (best.length < 10 || dot > (best.at(-1)?.cosine ?? 0)) {
        best.push({ id: next, cosine: dot });
        best.sort((a, b) => b.cosine - a.cosine);
        best.length = Math.min(best.length, 10);
      }
    }
    return vector;
  },
};
for (let at = 0; at < EXACT_QUESTIONS; at += 1) {
  exact.questions.push(unitVector());
  exact.best.push([]);
}

const perSource = passages / SOURCES;
const keys = Array.from({ length: SOURCES }, (_, at) => at.toString(16).padStart(64, '0'));
const sourceIds: number[] = [];
for (const [at, key] of keys.entries()) {
  const { id } = await store.begin(key, `source ${at}`, null);
  sourceIds.push(id);
  for (let done = 0; done < perSource; done += PASSAGES_A_FILE * FILES_AT_ONCE) {
    const files = Array.from({ length: FILES_AT_ONCE }, (_, file): NewFile => {
      const lines = Array.from({ length: PASSAGES_A_FILE }, () => text(WORDS_A_PASSAGE));
      const title = text(3);
      const path = `${text(2).replace(' ', '/')}/${done + file}.md`;
      const chunks = lines.map((line, index) => ({
        trail: [title, text(3)],
        lines: [index + 1, index + 1] as const,
        text: line,
      }));
      return { path, blob: `${at}-${done}-${file}`, text: lines.join('\n'), chunks };
    });
    await store.add(id, files, 'live', pause);
  }
  await store.commit(id, null, []);
  if (at % 10 === 9) say(`${(at + 1) * perSource} passages written`);
}
const vectors = createVectorStore(client);
for (const [at, id] of sourceIds.entries()) {
  await vectors.embed(id, embedder, { pause, onProgress: () => undefined });
  if (at % 10 === 9) say(`${(at + 1) * perSource} vectors written`);
}
const tables = new Map<number, Promise<ReturnType<typeof createPageTable>>>();
const pages = (id: number): Promise<ReturnType<typeof createPageTable>> => {
  const table = tables.get(id) ?? store.pages(id).then(createPageTable);
  tables.set(id, table);
  return table;
};
const nearWords = createNearWords(client, pause);
const texts = createTextReader(client);
const search = (query: string) =>
  searchPassages(
    { query, keys, excludeIds: [], limit: 10 },
    { client, vectors, pages, nearWords, texts, embedder, log: console },
  );

asked.set('warm up', unitVector());
await search('warm up');
const times: number[] = [];
/** Of this thread alone: what a search takes on a machine that has nothing else to do. */
const cpuTimes: number[] = [];
for (let at = 0; at < QUESTIONS; at += 1) {
  // The most frequent words of the text, or whatever comes.
  const query =
    at % 2 === 0 ? `${text(1)} ${text(1)} ${text(1)}` : ['ba', 'de', 'fi', 'go', 'hu'].slice(at % 5).join(' ');
  asked.set(query, unitVector());
  const start = performance.now();
  const before = process.threadCpuUsage();
  await search(query);
  const { user, system } = process.threadCpuUsage(before);
  times.push(performance.now() - start);
  cpuTimes.push((user + system) / 1_000);
}

let found = 0;
for (const [at, question] of exact.questions.entries()) {
  const near = await (await vectors.compare(sourceIds, embedder, question)).nearest(10, 0);
  const best = new Set(exact.best[at]?.map(({ id }) => id));
  found += near.filter(({ id }) => best.has(id)).length;
}
client.close();
parentPort?.postMessage({
  passages,
  p50_ms: round(quantile(times, 0.5), 1),
  p95_ms: round(quantile(times, 0.95), 1),
  cpu_p95_ms: round(quantile(cpuTimes, 0.95), 1),
  recall_10: round(found / (10 * EXACT_QUESTIONS), 3),
  rss_mb: round(process.memoryUsage().rss / 1e6, 0),
});
