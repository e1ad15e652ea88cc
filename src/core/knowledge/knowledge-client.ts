import { createORPCClient, isDefinedError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannel, Worker } from 'node:worker_threads';
import { en, type ErrorCode } from '../../shared/text/en';
import { AppError } from '../errors';
import type { Log } from '../ports';
import type { CallOptions, Knowledge, KnowledgeConfig } from './knowledge';
import type { knowledgeContract } from './knowledge-contract';
import type { KnowledgeWorkerData, LogLine } from './knowledge-wire';
import { writeLine } from './wire-log';

type Remote = ContractRouterClient<typeof knowledgeContract>;

interface Connection {
  readonly remote: Remote;
  /** Rejects when the worker is gone; pending calls end with it. */
  readonly lost: Promise<never>;
  end(): Promise<void>;
}

export interface KnowledgeClientConfig {
  /** Path of the built knowledge.worker. */
  readonly workerPath: string;
  readonly config: KnowledgeConfig;
  readonly log: Log;
}

/**
 * Knowledge as main sees it: the same shape, answered by the worker. The worker starts at the first call. When it
 * dies, what was pending rejects with `internal`, and the next call starts another.
 */
export function createKnowledgeClient(options: KnowledgeClientConfig): Knowledge {
  let connection: Connection | null = null;
  let isClosed = false;

  const connect = (): Connection => {
    if (isClosed) throw new Error('knowledge is closed');
    return (connection ??= openConnection(options, () => {
      connection = null;
    }));
  };

  const call = async <T>(
    run: (remote: Remote, wire: { signal?: AbortSignal }) => Promise<T>,
    asked?: CallOptions,
  ): Promise<T> => {
    const { remote, lost } = connect();
    try {
      return await Promise.race([run(remote, asked?.signal === undefined ? {} : { signal: asked.signal }), lost]);
    } catch (error) {
      asked?.signal?.throwIfAborted();
      // The port closes a little before the worker's end is told, and nothing else closes it.
      if (error instanceof Error && error.name === 'AbortError') return await lost;
      throw toAppError(error);
    }
  };

  return {
    memory: {
      open: (o) => call((remote, wire) => remote.memory.open(undefined, wire), o),
      recall: (input, o) => call((remote, wire) => remote.memory.recall(input, wire), o),
      save: (input, o) => call((remote, wire) => remote.memory.save(input, wire), o),
      thread: (input, o) => call((remote, wire) => remote.memory.thread(input, wire), o),
      writeWorkingMemory: (input, o) => call((remote, wire) => remote.memory.writeWorkingMemory(input, wire), o),
      forget: (input, o) => call((remote, wire) => remote.memory.forget(input, wire), o),
    },
    sources: {
      async *update(input, o) {
        const events = await call((remote, wire) => remote.sources.update(input, wire), o);
        try {
          for (;;) {
            const next = await call(() => events.next(), o);
            if (next.done === true) return;
            yield next.value;
          }
        } finally {
          // Ends the work on the other side when the consumer stops. A worker that is gone has nothing to end.
          await events.return?.().catch(() => undefined);
        }
      },
      search: (input, o) => call((remote, wire) => remote.sources.search(input, wire), o),
      open: (input, o) => call((remote, wire) => remote.sources.open(input, wire), o),
      text: async (input, o) => {
        const packed = await call((remote, wire) => remote.sources.text(input, wire), o);
        return packed === null ? null : Buffer.from(packed, 'base64');
      },
      validate: (input, o) => call((remote, wire) => remote.sources.validate(input, wire), o),
      remove: (input, o) => call((remote, wire) => remote.sources.remove(input, wire), o),
    },
    async close() {
      isClosed = true;
      await connection?.end();
    },
  };
}

function openConnection({ workerPath, config, log }: KnowledgeClientConfig, onLost: () => void): Connection {
  const { port1, port2 } = new MessageChannel();
  const workerData: KnowledgeWorkerData = { config, port: port2 };
  const worker = new Worker(workerPath, { workerData, transferList: [port2] });
  worker.on('message', (line: LogLine) => writeLine(line, log));

  let isEnding = false;
  const lost = new Promise<never>((_, reject) => {
    worker.on('error', (error) => log.error('the knowledge worker failed', { error }));
    worker.on('exit', (code) => {
      if (!isEnding) log.error('the knowledge worker is gone', { code });
      port1.close();
      onLost();
      reject(new Error(`the knowledge worker is gone (${code})`));
    });
  });
  // Nobody may be waiting when it goes.
  lost.catch(() => undefined);

  const remote: Remote = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return {
    remote,
    lost,
    async end() {
      isEnding = true;
      await Promise.race([remote.close(), lost]).catch((error: unknown) =>
        log.warn('knowledge did not close in order', { error }),
      );
      await worker.terminate();
    },
  };
}

/** An expected failure becomes the AppError that it was; anything else stays what it is. */
function toAppError(error: unknown): unknown {
  if (!isDefinedError(error)) return error;
  // oRPC's types do not know the union here: the contract has the one error.
  const { code, params } = (error as { data: { code: string; params: Record<string, string | number> } }).data;
  return code in en.errors ? new AppError(code as ErrorCode, params, { cause: error }) : error;
}
