import { createORPCClient, isDefinedError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import * as nodeModule from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { MessageChannel, Worker, type WorkerOptions } from 'node:worker_threads';
import { wireFormat } from '../../shared/contract/wire-format';
import type { RestartBudget } from '../../shared/restart-budget';
import { wording, type ErrorCode } from '../../shared/text/wording';
import { shownLanguage } from '../../shared/text/shown-language';
import { AppError } from '../errors';
import type { Log } from '../ports';
import type { CallOptions } from './call-options';
import type { Knowledge, KnowledgeConfig } from './knowledge';
import type { knowledgeContract } from './knowledge-contract';
import type { KnowledgeWorkerData, LogLine } from './knowledge-wire';
import { createPendingCalls, type PendingCalls } from './pending-calls';
import { serveFetch } from './wire-fetch';
import { writeLine } from './wire-log';

type Remote = ContractRouterClient<typeof knowledgeContract>;

interface Connection {
  readonly remote: Remote;
  /** What waits for the worker. It fails when the worker is gone. */
  readonly calls: PendingCalls;
  end(): Promise<void>;
}

export interface KnowledgeClientConfig {
  /** Path of the built knowledge.worker. */
  readonly workerPath: string;
  readonly config: KnowledgeConfig;
  /** What the worker asks of the network, it asks of this. */
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Spent by each worker that starts in place of one that died. */
  readonly restarts: RestartBudget;
  /** Told when a worker died, in the tick in which what waited for it fails. The next call starts another. */
  readonly onLost?: (() => void) | undefined;
  /** How long the worker may take to close in order before it is stopped where it stands. */
  readonly closeLimitMs?: number;
}

const CLOSE_LIMIT_MS = 5_000;
/** How long a worker that is closed may take to end by itself. */
const END_LIMIT_MS = 500;
/** What indexing makes lives for a moment: with more room for it, memory grows and nothing is faster (bench memory-scale). */
const YOUNG_MB = 24;

/**
 * Knowledge as main sees it: the same shape, answered by the worker. The worker starts at the first call. When it
 * dies, what was pending rejects with `knowledge.lost`, and the next call starts another; with `knowledge.failing` that call
 * rejects when workers die too often.
 */
export function createKnowledgeClient(options: KnowledgeClientConfig): Knowledge {
  let connection: Connection | null = null;
  let isClosed = false;
  let hasDied = false;

  const onGone = (): void => {
    connection = null;
    if (isClosed) return;
    hasDied = true;
    options.onLost?.();
  };
  const connect = (): Connection => {
    if (isClosed) throw new Error('knowledge is closed');
    if (connection === null && hasDied && !options.restarts.spend()) throw new AppError('knowledge.failing');
    return (connection ??= openConnection(options, onGone));
  };

  const call = async <T>(
    run: (remote: Remote, wire: { signal?: AbortSignal }) => Promise<T>,
    asked?: CallOptions,
    { remote, calls } = connect(),
  ): Promise<T> => {
    try {
      return await calls.run(run(remote, asked?.signal === undefined ? {} : { signal: asked.signal }));
    } catch (error) {
      asked?.signal?.throwIfAborted();
      // The port closes a little before the worker's end is told, and nothing else closes it.
      if (error instanceof Error && error.name === 'AbortError') return await calls.run(new Promise(() => undefined));
      throw toAppError(error);
    }
  };

  /** Steps of work that goes on over there until the consumer stops. */
  async function* steps<T>(
    start: (remote: Remote, wire: { signal?: AbortSignal }) => Promise<AsyncIterator<T>>,
    o?: CallOptions,
  ): AsyncGenerator<T, void> {
    // They come from the worker that was asked, not from one that started since.
    const asked = connect();
    const events = await call(start, o, asked);
    try {
      for (;;) {
        const next = await call(() => events.next(), o, asked);
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      // Ends the work on the other side when the consumer stops. A worker that is gone has nothing to end.
      await events.return?.().catch(() => undefined);
    }
  }

  return {
    memory: {
      open: (o) => call((remote, wire) => remote.memory.open(undefined, wire), o),
      copy: (input, o) => call((remote, wire) => remote.memory.copy(input, wire), o),
      recall: (input, o) => call((remote, wire) => remote.memory.recall(input, wire), o),
      find: (input, o) => steps((remote, wire) => remote.memory.find(input, wire), o),
      save: (input, o) => call((remote, wire) => remote.memory.save(input, wire), o),
      show: (input, o) => call((remote, wire) => remote.memory.show(input, wire), o),
      thread: (input, o) => call((remote, wire) => remote.memory.thread(input, wire), o),
      prompts: (input, o) => call((remote, wire) => remote.memory.prompts(input, wire), o),
      threads: (input, o) => call((remote, wire) => remote.memory.threads(input, wire), o),
      missing: (input, o) => call((remote, wire) => remote.memory.missing(input, wire), o),
      profile: {
        read: (o) => call((remote, wire) => remote.memory.profile.read(undefined, wire), o),
        change: (input, o) => call((remote, wire) => remote.memory.profile.change(input, wire), o),
        history: (o) => call((remote, wire) => remote.memory.profile.history(undefined, wire), o),
        deleteHistory: (o) => call((remote, wire) => remote.memory.profile.deleteHistory(undefined, wire), o),
      },
      forget: (input, o) => call((remote, wire) => remote.memory.forget(input, wire), o),
      setPrivate: (input, o) => call((remote, wire) => remote.memory.setPrivate(input, wire), o),
      pin: (input, o) => call((remote, wire) => remote.memory.pin(input, wire), o),
      pinned: (o) => call((remote, wire) => remote.memory.pinned(undefined, wire), o),
      hideMessage: (input, o) => call((remote, wire) => remote.memory.hideMessage(input, wire), o),
      hidden: (o) => call((remote, wire) => remote.memory.hidden(undefined, wire), o),
      eraseHidden: (input, o) => call((remote, wire) => remote.memory.eraseHidden(input, wire), o),
      rebuild: (o) => steps((remote, wire) => remote.memory.rebuild(undefined, wire), o),
    },
    sources: {
      update: (input, o) => steps((remote, wire) => remote.sources.update(input, wire), o),
      route: (input, o) => call((remote, wire) => remote.sources.route(input, wire), o),
      search: (input, o) => call((remote, wire) => remote.sources.search(input, wire), o),
      read: (input, o) => call((remote, wire) => remote.sources.read(input, wire), o),
      listFiles: (input, o) => call((remote, wire) => remote.sources.listFiles(input, wire), o),
      hasFiles: (input, o) => call((remote, wire) => remote.sources.hasFiles(input, wire), o),
      open: (input, o) => call((remote, wire) => remote.sources.open(input, wire), o),
      openKept: ({ place, packed }, o) =>
        call((remote, wire) => remote.sources.openKept({ place, packed: toBase64(packed) }, wire), o),
      text: async (input, o) => {
        const packed = await call((remote, wire) => remote.sources.text(input, wire), o);
        return packed === null ? null : Buffer.from(packed, 'base64');
      },
      vouch: (input, o) => call((remote, wire) => remote.sources.vouch(input, wire), o),
      validate: (input, o) => call((remote, wire) => remote.sources.validate(input, wire), o),
      indexed: (input, o) => call((remote, wire) => remote.sources.indexed(input, wire), o),
      indexSize: (o) => call((remote, wire) => remote.sources.indexSize(undefined, wire), o),
      fetchedSize: (input, o) => call((remote, wire) => remote.sources.fetchedSize(input, wire), o),
      move: (input, o) => call((remote, wire) => remote.sources.move(input, wire), o),
      remove: (input, o) => call((remote, wire) => remote.sources.remove(input, wire), o),
    },
    quotes: {
      check(input, o) {
        const files = new Map([...input.files].map(([blob, packed]) => [blob, toBase64(packed)]));
        return call((remote, wire) => remote.quotes.check({ ...input, files }, wire), o);
      },
    },
    conversations: {
      async *import(paths, o) {
        const asked = connect();
        await call((remote, wire) => remote.conversations.begin({ paths }, wire), o, asked);
        try {
          for (;;) {
            const event = await call((remote, wire) => remote.conversations.next(undefined, wire), o, asked);
            if (event === null) return;
            yield event;
          }
        } finally {
          await call((remote) => remote.conversations.end(), {}, asked).catch(() => undefined);
        }
      },
      diagramsOf: (sessions, o) => call((remote, wire) => remote.conversations.diagramsOf(sessions, wire), o),
      export: (input, o) => call((remote, wire) => remote.conversations.export(input, wire), o),
      page: (input, o) => call((remote, wire) => remote.conversations.page(input, wire), o),
      discard: (input, o) => call((remote, wire) => remote.conversations.discard(input, wire), o),
    },
    embedders: {
      watch: (o) => steps((remote, wire) => remote.embedders.watch(undefined, wire), o),
      use: (input) => call((remote, wire) => remote.embedders.use(input, wire)),
      download: (o) => call((remote, wire) => remote.embedders.download(undefined, wire), o),
      installFrom: (input, o) => call((remote, wire) => remote.embedders.installFrom(input, wire), o),
    },
    index: { check: (o) => call((remote, wire) => remote.index.check(undefined, wire), o) },
    async close() {
      isClosed = true;
      await connection?.end();
    },
  };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function openConnection(options: KnowledgeClientConfig, onGone: () => void): Connection {
  const { workerPath, config, fetch, log, closeLimitMs = CLOSE_LIMIT_MS } = options;
  const { port1, port2 } = new MessageChannel();
  const { port1: servedNetwork, port2: network } = new MessageChannel();
  serveFetch(servedNetwork, fetch);
  const workerData: KnowledgeWorkerData = { config, port: port2, network, language: shownLanguage.get() };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const transferList = [port2, network];
  const worker = new Worker(workerPath, { workerData, transferList, resourceLimits, ...withCompileCache() });
  worker.on('message', (line: LogLine) => writeLine(line, log));

  let isEnding = false;
  const calls = createPendingCalls();
  worker.on('error', (error) => log.error('the knowledge worker failed', { error }));
  worker.on('exit', (code) => {
    if (!isEnding) log.error('the knowledge worker is gone', { code });
    stopSpeaking();
    port1.close();
    calls.fail(new AppError('knowledge.lost', {}, { cause: new Error(`the knowledge worker is gone (${code})`) }));
    onGone();
  });

  const remote: Remote = createORPCClient(new RPCLink({ port: port1, ...wireFormat }));
  port1.start();
  const stopSpeaking = shownLanguage.subscribe(() => {
    // A worker that dies meanwhile needs no language; the next one is started with it.
    remote.speak({ language: shownLanguage.get() }).catch(() => undefined);
  });
  return {
    remote,
    calls,
    async end() {
      isEnding = true;
      const limit = setTimeout(
        () => calls.fail(new Error(`the knowledge worker did not close in ${closeLimitMs} ms`)),
        closeLimitMs,
      );
      await calls
        .run(remote.close())
        .catch((error: unknown) => log.warn('knowledge did not close in order', { error }));
      clearTimeout(limit);
      // With nothing left to do it ends by itself, outside of native code.
      port1.close();
      await Promise.race([once(worker, 'exit'), rest(END_LIMIT_MS)]);
      await worker.terminate();
    },
  };
}

/** A worker keeps compiled scripts only when its environment says where. Node before 22.8 has no such cache. */
function withCompileCache(): Pick<WorkerOptions, 'env'> {
  const folder = 'getCompileCacheDir' in nodeModule ? nodeModule.getCompileCacheDir() : undefined;
  return folder === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: dirname(folder) } };
}

/** An expected failure becomes the AppError that it was; anything else stays what it is. */
function toAppError(error: unknown): unknown {
  if (!isDefinedError(error)) return error;
  // oRPC's types do not know the union here: the contract has the one error.
  const { code, params } = (error as { data: { code: string; params: Record<string, string | number> } }).data;
  return code in wording.errors ? new AppError(code as ErrorCode, params, { cause: error }) : error;
}
