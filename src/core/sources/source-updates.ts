import type { SourceProgress } from '../../shared/domain/source';
import { AppError, toErrorData } from '../errors';
import type { IndexedSource, SourceKnowledge } from '../knowledge/knowledge';
import type { Log, RepositoryCache, StoredSource } from '../ports';
import { toInput } from './to-source';

/** One update of one source: fetched or read, then indexed. */
export interface RunningUpdate {
  readonly progress: SourceProgress;
  /** Resolves when full text can be searched or the update has ended; the vectors may follow. Never rejects. */
  readonly searchable: Promise<void>;
  /** Resolves when the update has ended and its result is kept. Never rejects. */
  readonly done: Promise<void>;
  stop(): void;
}

export interface SourceUpdates {
  /** Starts an update, or gives the one that runs. */
  start(source: StoredSource): RunningUpdate;
  get(key: string): RunningUpdate | undefined;
  /** Stops all and waits for them. */
  close(): Promise<void>;
}

export interface SourceUpdatesOptions {
  readonly knowledge: SourceKnowledge;
  readonly cache: RepositoryCache;
  readonly now: () => number;
  readonly log: Log;
  readonly onProgress: (key: string) => void;
  /** Keeps what an update came to. */
  readonly keep: (source: StoredSource) => Promise<void>;
}

const START: SourceProgress = { step: 'reading', done: 0, total: 0 };

export function createSourceUpdates(options: SourceUpdatesOptions): SourceUpdates {
  const { knowledge, log, onProgress } = options;
  const running = new Map<string, RunningUpdate>();

  const start = (source: StoredSource): RunningUpdate => {
    const abort = new AbortController();
    const searchable = Promise.withResolvers<void>();
    let progress = START;
    let indexed: StoredSource | null = null;
    const follow = async (): Promise<StoredSource> => {
      for await (const event of knowledge.update(toInput(source), { signal: abort.signal })) {
        if (event.type === 'done') return indexed ?? keepIndexed(source, event.indexed, options);
        progress = event.progress;
        if (event.indexed !== null && indexed === null) {
          indexed = await keepIndexed(source, event.indexed, options);
          searchable.resolve();
        }
        onProgress(source.key);
      }
      return stopped();
    };
    const settle = async (result: StoredSource): Promise<void> => {
      running.delete(source.key);
      await options.keep(result).catch((error: unknown) => log.error('a source was not kept', { error }));
      searchable.resolve();
    };
    /** What was indexed before the stop stays; only vectors may lack. */
    const stopped = (): StoredSource => indexed ?? { ...source, state: 'stopped', error: null };
    const fail = (error: unknown): StoredSource => {
      if (abort.signal.aborted) return stopped();
      if (!(error instanceof AppError)) log.error('an update failed', { key: source.key, error });
      return { ...source, state: 'failed', error: toErrorData(error) };
    };
    const run: RunningUpdate = {
      get progress() {
        return progress;
      },
      searchable: searchable.promise,
      done: follow().then(settle, (error: unknown) => settle(fail(error))),
      stop: () => abort.abort(),
    };
    running.set(source.key, run);
    onProgress(source.key);
    return run;
  };

  return {
    start: (source) => running.get(source.key) ?? start(source),
    get: (key) => running.get(key),
    async close() {
      const runs = [...running.values()];
      for (const run of runs) run.stop();
      await Promise.all(runs.map((run) => run.done));
    },
  };
}

/** Keeps what is searchable now: the source's row and, for what was fetched, that of repo_cache. Errors: `source.noText`. */
async function keepIndexed(
  source: StoredSource,
  indexed: IndexedSource,
  options: SourceUpdatesOptions,
): Promise<StoredSource> {
  const { key, address, ref, searchPath, name } = source;
  const { commit, localPath, sizeBytes, files, passages } = indexed;
  const time = options.now();
  if (localPath !== null) {
    const before = (await options.cache.list()).find((row) => row.resourceKey === key);
    await options.cache.save({
      resourceKey: key,
      url: address,
      ref,
      searchPath,
      localPath,
      commit,
      clonedAt: before?.clonedAt ?? time,
      lastUpdated: time,
      lastAccessed: time,
      sizeBytes,
    });
  }
  if (files === 0) throw new AppError('source.noText', { name });
  const ready: StoredSource = { ...source, state: 'ready', error: null, commit, files, passages, lastUpdated: time };
  await options.keep(ready);
  return ready;
}
