import type { MessagePort } from 'node:worker_threads';
import type { Language } from '../../shared/text/shown-language';
import type { ErrorDescription } from '../describe-error';
import type { KnowledgeConfig } from './knowledge';

/** What the main side hands the worker as its workerData. */
export interface KnowledgeWorkerData {
  readonly config: KnowledgeConfig;
  /** Carries the contract. */
  readonly port: MessagePort;
  /** Carries requests to the app's `fetch` (wire-fetch.ts). */
  readonly network: MessagePort;
  /** What it speaks until it is told another. */
  readonly language: Language;
}

/** The one message of the worker's own port: a line for the log, which main keeps. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  /** Without errors. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the errors among the fields may say in a log. */
  readonly errors: Readonly<Record<string, ErrorDescription>>;
}
