import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../errors';
import { sealCopy, type CopyToSeal } from './seal-copy';
import type { SealAnswer } from './seal-on-worker';

// Set by seal-on-worker.ts, which alone starts this worker.
sealCopy(workerData as CopyToSeal).then(
  () => answer({ error: null, detail: '' }),
  (error: unknown) => answer({ error: toErrorData(error), detail: error instanceof Error ? error.message : '' }),
);

function answer(sent: SealAnswer): void {
  parentPort?.postMessage(sent);
}
