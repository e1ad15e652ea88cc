import { RPCHandler } from '@orpc/server/message-port';
import { parentPort, workerData } from 'node:worker_threads';
import { wireFormat } from '../../src/shared/contract/wire-format';
import { createKnowledge } from '../../src/core/knowledge/create-knowledge';
import { knowledgeRouter } from '../../src/core/knowledge/knowledge-router';
import type { KnowledgeWorkerData } from '../../src/core/knowledge/knowledge-wire';
import { createWireLog } from '../../src/core/knowledge/wire-log';

/** The knowledge worker as the app has it, without a model: no search asks for one. */
// Set by knowledge-client.ts.
const { config, port } = workerData as KnowledgeWorkerData;
const log = createWireLog((line) => parentPort?.postMessage(line));
const knowledge = createKnowledge(config, { embedder: () => Promise.reject(new Error('no model')), log });
new RPCHandler(knowledgeRouter(knowledge), wireFormat).upgrade(port);
port.start();
