import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { report, say } from './support/report.ts';

/**
 * Search over 1 M passages of 100 sources: seeded Zipf text and unit vectors, on a worker thread by the code that the
 * app runs there. Half of the questions hold words that are in most passages.
 */
const passages = Number(process.env['BENCH_PASSAGES'] ?? 1_000_000);
const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
try {
  const worker = new Worker(new URL('./support/docs-scale-worker.ts', import.meta.url), {
    workerData: { indexDbPath: join(dir, 'index.db'), passages },
  });
  const figures = await new Promise<Record<string, number>>((resolve, reject) => {
    worker.on('message', (message: string | Record<string, number>) =>
      typeof message === 'string' ? say(message) : resolve(message),
    );
    worker.on('error', reject);
  });
  report('docs-scale', figures);
} finally {
  await rm(dir, { recursive: true, force: true });
}
