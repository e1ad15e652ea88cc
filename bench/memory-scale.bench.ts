import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import { createKnowledgeClient } from '../src/core/knowledge/knowledge-client';
import type { Knowledge } from '../src/core/knowledge/knowledge';
import { RESOURCE_ID } from '../src/shared/domain/ids';
import { knowledgeConfigIn } from './support/knowledge-config.ts';
import { startIdleNode } from './support/loop-delay.ts';
import { report, say } from './support/report.ts';
import { createSeededMessages } from './support/seeded-messages.ts';
import { median, quantile, round } from './support/statistics.ts';

/**
 * Memory of 100,000 seeded messages on the worker, with an embedder that takes no time. The worker fills itself and times
 * its recalls (after the prompt's embedding; half of them with a word that is in every message). Meanwhile main's loop
 * is watched; then turns are saved from main, and a rebuild is stopped. Memory is that of the whole process less what it had
 * before, the bench's own copy of all vectors (200 MB at 100,000) included: peak_mb is without that copy.
 */
const SAVES = 200;
const DIMENSION = 512;
const EXACT_COPY_BYTES = 4 * DIMENSION;

interface Filled {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly max_ms: number;
  readonly recall_10: number;
  readonly textBytes: number;
  readonly messages: number;
}

const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
const filled = Promise.withResolvers<Filled>();
const indexed = Promise.withResolvers<void>();
const config = knowledgeConfigIn(dir);
const knowledge = createKnowledgeClient({
  workerPath: join(import.meta.dirname, 'support/memory-scale-worker.ts'),
  config,
  fetch,
  // A worker that dies ends the bench.
  restarts: { spend: () => false },
  log: {
    // What the worker tells when it is done, see there.
    info: (message, fields) => {
      if (message === 'filled') filled.resolve(fields as unknown as Filled);
      else if (message === 'indexed') indexed.resolve();
      else say(`${message} ${JSON.stringify(fields)}`);
    },
    warn: console.error,
    error: (message, fields) => {
      console.error(message, fields);
      filled.reject(new Error(message));
    },
  },
});

try {
  const idle = startIdleNode();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 250);
  const start = performance.now();
  await knowledge.memory.open();
  await indexed.promise;
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(sampling);
  const { textBytes, messages, ...recall } = await filled.promise;
  const control = await idle.read();
  const delay = { p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 };
  idle.stop();
  const saves = await timeSaves(knowledge);
  const stopMs = await stopRebuild(knowledge);
  await knowledge.close();
  const { size } = await stat(config.indexDbPath);
  report('memory-scale', {
    ...recall,
    index_ratio: round(size / (4 * DIMENSION * messages + textBytes)),
    ...saves,
    loop_p99_ms: round(delay.p99, 1),
    loop_max_ms: round(delay.max, 1),
    control_max_ms: round(control.max, 1),
    peak_mb: round((peak - EXACT_COPY_BYTES * messages) / 1e6, 0),
    rebuild_stop_ms: round(stopMs, 0),
    fill_s: round(seconds, 0),
    messages,
  });
} finally {
  await knowledge.close();
  await rm(dir, { recursive: true, force: true });
}

/** What a save of a turn takes of main's thread, and how long it takes to answer. */
async function timeSaves({ memory }: Knowledge): Promise<Record<string, number>> {
  const seeded = createSeededMessages();
  const busy: number[] = [];
  const answers: number[] = [];
  for (let at = 0; at < SAVES; at += 1) {
    const messages = seeded.session(2);
    const session = { id: v7(), title: null, createdAt: messages[0]?.metadata?.createdAt ?? 0, isPrivate: false };
    const start = performance.now();
    const before = performance.eventLoopUtilization();
    await memory.save({ session, resourceId: RESOURCE_ID, messages });
    answers.push(performance.now() - start);
    busy.push(performance.eventLoopUtilization(before).active);
  }
  return { save_ms: round(quantile(busy, 0.95)), save_answer_ms: round(median(answers), 1) };
}

async function stopRebuild({ memory }: Knowledge): Promise<number> {
  const stop = new AbortController();
  let stoppedAt = 0;
  try {
    for await (const { done } of memory.rebuild({ signal: stop.signal })) {
      if (done < 1_000 || stoppedAt > 0) continue;
      stoppedAt = performance.now();
      stop.abort();
    }
  } catch {
    // It was stopped.
  }
  return performance.now() - stoppedAt;
}
