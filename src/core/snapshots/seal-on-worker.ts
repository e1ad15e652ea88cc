import { Worker } from 'node:worker_threads';
import type { ErrorData } from '../../shared/domain/error-data';
import { AppError } from '../errors';
import type { SealCopy } from './seal-copy';

/** The worker's one message. */
export interface SealAnswer {
  readonly error: ErrorData | null;
  /** What a log may say of a failure that is not expected. */
  readonly detail: string;
}

/** Seals each copy on a thread of its own, which ends with the work. */
export function sealOnWorker(workerPath: string): SealCopy {
  return (workerData) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerPath, { workerData });
      worker.on('message', ({ error, detail }: SealAnswer) => {
        if (error === null) resolve();
        else reject(error.code === 'internal' ? new Error(detail) : AppError.fromData(error));
      });
      worker.on('error', reject);
      // Comes after the message, so that it is heard only when there was none.
      worker.on('exit', () => reject(new Error('the worker that seals snapshots ended without an answer')));
    });
}
