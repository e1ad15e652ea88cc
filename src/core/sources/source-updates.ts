import type { SourceProgress } from '../../shared/domain/source';
import { REPOSITORIES_FOLDER } from '../config';
import { AppError, toErrorData } from '../errors';
import type { IndexedSource, SourceKnowledge } from '../knowledge/knowledge';
import type { Log, RepositoryCache, StoredSource } from '../ports';
import { MEANING_CUT } from './meaning-cut';
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
  start(source: StoredSource, options?: UpdateOptions): RunningUpdate;
  get(key: string): RunningUpdate | undefined;
  /** Stops all and waits for them. */
  close(): Promise<void>;
}

export interface UpdateOptions {
  /** Indexes what was fetched before as it is. */
  readonly isAsKept?: boolean;
}

export interface SourceUpdatesOptions {
  readonly knowledge: Pick<SourceKnowledge, 'update'>;
  readonly cache: RepositoryCache;
  readonly now: () => number;
  readonly log: Log;
  readonly onProgress: (key: string) => void;
  /** After an update that came to something. */
  readonly onKept: () => void;
  /** Changes the row of a source, if it still has one. */
  readonly change: (key: string, change: Partial<StoredSource>) => Promise<void>;
}

const START: SourceProgress = { step: 'reading', done: 0, total: 0 };

export function createSourceUpdates(options: SourceUpdatesOptions): SourceUpdates {
  const { knowledge, log, onProgress } = options;
  const running = new Map<string, RunningUpdate>();
  let isClosing = false;

  const start = (source: StoredSource, more: UpdateOptions): RunningUpdate => {
    const abort = new AbortController();
    const searchable = Promise.withResolvers<void>();
    let progress = START;
    let isIndexed = false;
    const keepOnce = async (indexed: IndexedSource): Promise<void> => {
      if (isIndexed) return;
      isIndexed = true;
      await keepIndexed(source, indexed, options);
      searchable.resolve();
    };
    const follow = async (): Promise<void> => {
      for await (const event of knowledge.update({ ...toInput(source), ...more }, { signal: abort.signal })) {
        if (event.type === 'done') {
          await keepOnce(event.indexed);
          return await options.change(source.key, { state: 'ready', error: null });
        }
        progress = event.progress;
        if (event.indexed !== null) await keepOnce(event.indexed);
        onProgress(source.key);
      }
      await end(abort.signal.reason);
    };
    /** What was indexed stays, whatever ends the update; what a quit or a stop leaves undone goes on at the next start. */
    const end = async (error: unknown): Promise<void> => {
      if (isIndexed && abort.signal.aborted) return;
      if (abort.signal.aborted) {
        // What was searchable before still is, as it was.
        if (!isClosing && source.passages === 0) await options.change(source.key, { state: 'stopped', error: null });
        return;
      }
      if (!(error instanceof AppError)) log.error('an update failed', { key: source.key, error });
      await options.change(source.key, { state: 'failed', error: toErrorData(error) });
    };
    const settle = (): void => {
      running.delete(source.key);
      searchable.resolve();
      onProgress(source.key);
      if (isIndexed && !isClosing) options.onKept();
    };
    const run: RunningUpdate = {
      get progress() {
        return progress;
      },
      searchable: searchable.promise,
      done: follow()
        .catch(end)
        .catch((error: unknown) => log.error('a source was not kept', { key: source.key, error }))
        .then(settle),
      stop: () => abort.abort(new Error('the update was stopped')),
    };
    running.set(source.key, run);
    onProgress(source.key);
    return run;
  };

  return {
    start: (source, more = {}) => running.get(source.key) ?? start(source, more),
    get: (key) => running.get(key),
    async close() {
      isClosing = true;
      const runs = [...running.values()];
      for (const run of runs) run.stop();
      await Promise.all(runs.map((run) => run.done));
    },
  };
}

/**
 * Keeps what is searchable now: the source's row and, for what was fetched, that of repo_cache. Until its vectors are
 * there, the row tells that they are not, whatever ends the update. Errors: `source.noText`.
 */
async function keepIndexed(source: StoredSource, indexed: IndexedSource, options: SourceUpdatesOptions): Promise<void> {
  const { key, address, ref, searchPath, name } = source;
  const { commit, localPath, sizeBytes, files, passages, edited, skipped } = indexed;
  const time = options.now();
  if (localPath !== null) {
    const before = (await options.cache.list()).find((row) => row.resourceKey === key);
    await options.cache.save({
      resourceKey: key,
      url: address,
      ref,
      searchPath,
      localPath: `${REPOSITORIES_FOLDER}/${localPath}`,
      commit,
      clonedAt: before?.clonedAt ?? time,
      lastUpdated: time,
      lastAccessed: time,
      sizeBytes,
    });
  }
  // What is not there is told with what was left out.
  if (files === 0) await options.change(key, { skipped });
  if (files === 0) throw new AppError('source.noText', { name });
  const counts = { files, passages, sizeBytes, edited, skipped };
  await options.change(key, { state: 'stopped', error: MEANING_CUT, commit, ...counts, lastUpdated: time });
}
