import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { parentPort, workerData } from 'node:worker_threads';
import { wireFormat } from '../../shared/contract/wire-format';
import { shownLanguage } from '../../shared/text/shown-language';
import { AppError } from '../errors';
import { createKnowledge } from './create-knowledge';
import { knowledgeRouter } from './knowledge-router';
import type { KnowledgeWorkerData } from './knowledge-wire';
import { createWireFetch } from './wire-fetch';
import { createWireLog } from './wire-log';

// oRPC asks of each message whether it is one of these. None is, and to tell it Node would first load its HTTP client,
// while a restored window waits for its messages.
globalThis.FormData = function None() {
  throw new TypeError('there are no forms here');
} as unknown as typeof FormData;

// Set by knowledge-client.ts, which alone starts this worker.
const { config, port, network, language } = workerData as KnowledgeWorkerData;

shownLanguage.set(language);
const log = createWireLog((line) => parentPort?.postMessage(line));
const knowledge = createKnowledge(config, { log, fetch: createWireFetch(network) });
const handler = new RPCHandler(knowledgeRouter(knowledge), {
  ...wireFormat,
  interceptors: [
    onError((error) => {
      const cause = error instanceof Error ? error.cause : undefined;
      if (!(cause instanceof AppError)) log.error('a knowledge call failed', { error });
    }),
  ],
});
handler.upgrade(port);
port.start();
