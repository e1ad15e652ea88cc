import type { MessagePort } from 'node:worker_threads';
import type { KnowledgeConfig } from './knowledge';

/** What the main side hands the worker as its workerData. The port carries the contract. */
export interface KnowledgeWorkerData {
  readonly config: KnowledgeConfig;
  readonly port: MessagePort;
}

/** The one message of the worker's own port: a line for the log, which main keeps. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}
