import { RPCHandler } from '@orpc/server/message-port';
import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import { createKnowledge, type LocalKnowledge } from '../../src/core/knowledge/create-knowledge';
import { knowledgeRouter } from '../../src/core/knowledge/knowledge-router';
import type { KnowledgeWorkerData } from '../../src/core/knowledge/knowledge-wire';
import { bestNumbers } from '../../src/core/knowledge/best-numbers';
import { createWireLog } from '../../src/core/knowledge/wire-log';
import { wireFormat } from '../../src/shared/contract/wire-format';
import { RESOURCE_ID } from '../../src/shared/domain/ids';
import { COMMON, createSeededMessages, textOf } from './seeded-messages.ts';
import { quantile, round } from './statistics.ts';
import { createWordVectors } from './word-vectors.ts';

/**
 * The knowledge worker as the app has it but for a seeded embedder. It fills itself when it starts, measures recall where
 * no port is in between, and tells both by its log.
 */
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
const PER_SESSION = 50;
const QUESTIONS = 200;
const EXACT_QUESTIONS = 100;

// Set by knowledge-client.ts.
const { config, port } = workerData as KnowledgeWorkerData;
const log = createWireLog((line) => parentPort?.postMessage(line));
const embedder = createWordVectors();
const knowledge = createKnowledge(config, { embedder: async () => embedder, log });
new RPCHandler(knowledgeRouter(knowledge), wireFormat).upgrade(port);
port.start();

const seeded = createSeededMessages();
// For a comparison with what is exact, in one piece, which the figures of memory leave out.
const vectors = new Float32Array(MESSAGES * embedder.dimension);
const ids: string[] = [];
const textBytes = await fill(knowledge);
log.info('indexed');
log.info('filled', {
  ...(await timeRecall(knowledge)),
  ...(await compareExactly(knowledge)),
  textBytes,
  messages: MESSAGES,
});

async function fill({ memory }: LocalKnowledge): Promise<number> {
  const start = performance.now();
  let bytes = 0;
  for (let count = 0; count < MESSAGES; count += PER_SESSION) {
    const messages = seeded.session(Math.min(PER_SESSION, MESSAGES - count));
    const id = v7();
    const session = { id, title: null, createdAt: messages[0]?.metadata?.createdAt ?? 0, isPrivate: false };
    await memory.save({ session, resourceId: RESOURCE_ID, messages });
    for (const message of messages) {
      bytes += Buffer.byteLength(textOf(message));
      vectors.set(await embedder.embed(textOf(message)), ids.length * embedder.dimension);
      ids.push(message.id);
    }
    await memory.settled();
    if ((count / PER_SESSION) % 200 === 199)
      log.info('progress', { count: count + PER_SESSION, ms: performance.now() - start });
  }
  return bytes;
}

/** Every second question has the word that all messages have. */
function question(at: number): string {
  return at % 2 === 0 ? seeded.words(3 + (at % 6)) : `${COMMON} ${seeded.words(2)} ${COMMON}`;
}

async function timeRecall({ memory }: LocalKnowledge): Promise<Record<string, number>> {
  const times: number[] = [];
  for (let at = -5; at < QUESTIONS; at += 1) {
    const text = at === 3 ? COMMON : question(at + 5);
    const embedding = performance.now();
    await embedder.embed(text);
    const embedded = performance.now();
    await memory.recall({
      sessionId: 'a new session',
      resourceId: RESOURCE_ID,
      text,
      excludeIds: [],
      reach: 'all',
      hiddenSessionIds: [],
      now: Date.UTC(2020, 6),
    });
    // The first warm up; the embedding is not recall's.
    if (at >= 0) times.push(performance.now() - embedded - (embedded - embedding));
  }
  return {
    p50_ms: round(quantile(times, 0.5), 1),
    p95_ms: round(quantile(times, 0.95), 1),
    max_ms: round(Math.max(...times), 1),
  };
}

/** The nearest ten by Mastra's own query beside those of a scan of the embedder's vectors as they came. */
async function compareExactly({ memory }: LocalKnowledge): Promise<Record<string, number>> {
  const { vector: store } = (await memory.mastra()).memory;
  if (store === undefined) throw new Error('Mastra has no vector store');
  let found = 0;
  for (let at = 0; at < EXACT_QUESTIONS; at += 1) {
    const asked = await embedder.embed(question(at));
    const near = await store.query({
      indexName: 'any',
      queryVector: [...asked],
      topK: 10,
      filter: { resource_id: RESOURCE_ID },
    });
    const best = new Set(exact(asked));
    found += near.filter(({ id }) => best.has(id)).length;
  }
  return { recall_10: round(found / (10 * EXACT_QUESTIONS), 4) };
}

function exact(asked: Float32Array): readonly string[] {
  const scores = new Float32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    let dot = 0;
    for (let value = 0; value < asked.length; value += 1) {
      dot += (vectors[at * asked.length + value] ?? 0) * (asked[value] ?? 0);
    }
    scores[at] = dot;
  }
  return bestNumbers(scores, 10, () => true).map((at) => ids[at] ?? '');
}
