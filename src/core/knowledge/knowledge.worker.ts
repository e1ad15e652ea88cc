import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../errors';
import type { Log } from '../ports';
import { createKnowledge } from './create-knowledge';
import { knowledgeRouter } from './knowledge-router';
import type { KnowledgeWorkerData, LogLine } from './knowledge-wire';

// Set by knowledge-client.ts, which alone starts this worker.
const { config, port } = workerData as KnowledgeWorkerData;

const write = (line: LogLine) => parentPort?.postMessage(line);
const log: Log = {
  info: (message, fields) => write({ level: 'info', message, fields }),
  warn: (message, fields) => write({ level: 'warn', message, fields }),
  error: (message, fields) => write({ level: 'error', message, fields }),
};

const knowledge = createKnowledge(config, { log });
const handler = new RPCHandler(knowledgeRouter(knowledge), {
  interceptors: [
    onError((error) => {
      const cause = error instanceof Error ? error.cause : undefined;
      if (!(cause instanceof AppError))
        log.error('a knowledge call failed', { error: String(error), cause: String(cause) });
    }),
  ],
});
handler.upgrade(port);
port.start();
