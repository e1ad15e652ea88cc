import type { ErrorData } from '../../shared/domain/error-data';
import type { SourceProgress } from '../../shared/domain/source';
import { AppError, toErrorData } from '../errors';
import type { StoredSource } from '../ports';
import { INDEX_CUT } from './index-cut';
import { keepIndexed, type HowNew } from './keep-indexed';
import { keepPart } from './keep-part';
import { SENT_WHOLE } from './sent-whole';
import { toInput } from './to-source';
import type { UpdateParts } from './update-parts';

/** One update of one source: fetched or read, then indexed. */
export interface RunningUpdate {
  readonly progress: SourceProgress;
  /** Resolves when full text can be searched or the update has ended; the vectors may follow. Never rejects. */
  readonly searchable: Promise<void>;
  /** True once what it has read is kept. */
  readonly isKept: boolean;
  /** Resolves when the update has ended and its result is kept. Never rejects. */
  readonly done: Promise<void>;
  /**
   * Reads the source once more, at once or after what is being read: it may have been edited since. Resolves when that
   * can be searched or the update has ended. Null once the update reads no more.
   */
  readAnew(): Promise<void> | null;
  stop(): void;
}

export interface UpdateOptions {
  /** Indexes what was fetched before as it is, unless it is read anew. */
  readonly isAsKept?: boolean;
  /** Leaves the vectors to a later update. */
  readonly isTextOnly?: boolean;
  /** Why an update before it failed: that is told again at its end. */
  readonly failure?: ErrorData;
  /** A search waits until the folder is looked at. */
  readonly isWaitedFor?: boolean;
  /** What is read instead of what the source follows. */
  readonly place?: Pick<StoredSource, 'ref' | 'searchPath'>;
  /** Awaited once all is read and kept, as the last of the update. */
  readonly onRead?: () => Promise<void>;
  /** Where git was approved to go for what a model asked for. */
  readonly target?: string;
}

interface RunParts extends UpdateParts {
  /** True while the app quits: what that cuts off goes on at the next start. */
  readonly isClosing: () => boolean;
  /** Told whether the update came to something. */
  readonly onEnd: (isKept: boolean) => void;
}

/** One reading of a source, of which an update has several when it is edited meanwhile. */
interface Reading {
  readonly abort: AbortController;
  readonly searchable: PromiseWithResolvers<void>;
  readonly isWaitedFor: boolean;
  readonly isAsKept: boolean;
  isIndexed: boolean;
}

const START: SourceProgress = { step: 'reading', done: 0, total: 0 };
const STOPPING: SourceProgress = { step: 'stopping', done: 0, total: 0 };

export function runUpdate(source: StoredSource, options: UpdateOptions, parts: RunParts): RunningUpdate {
  const { knowledge, log, onProgress, change } = parts;
  const { place, onRead, failure: toldBefore = null, ...more } = options;
  const stopping = new AbortController();
  let reading = createReading(options);
  let next: Reading | null = null;
  let isOver = false;
  let progress = START;
  let isKept = false;
  let isWhole = false;
  let failure = toldBefore;
  let howNew: HowNew = source;
  const readNext = (anew: Reading): void => {
    const { abort } = reading;
    reading = anew;
    next = null;
    // It is tried again.
    failure = null;
    abort.abort(new Error('the source is read anew'));
  };
  const read = async (of: Reading): Promise<void> => {
    const signal = AbortSignal.any([stopping.signal, of.abort.signal]);
    const { isWaitedFor, isAsKept } = of;
    const isOtherPlace = place !== undefined;
    const input = { ...toInput(source), ...place, ...more, isWaitedFor, isAsKept, isOtherPlace };
    for await (const event of knowledge.update(input, { signal })) {
      if (event.type === 'progress') progress = event.progress;
      if (event.indexed !== null && !of.isIndexed) {
        of.isIndexed = true;
        isKept = true;
        ({ isWhole } = event.indexed);
        if (!isAsKept) failure = null;
        howNew = await keepIndexed({ ...source, ...howNew }, event.indexed, isAsKept, parts);
        of.searchable.resolve();
        if (of === reading && next !== null) readNext(next);
      }
      if (event.type === 'done') return;
      onProgress(source.key);
    }
    throw signal.reason;
  };
  /** Read anew in vain: it is searched as it was, and the vectors that were being made are made. */
  const goOnAfter = (last: Reading, error: unknown): void => {
    if (stopping.signal.aborted) throw error;
    if (last !== reading) return;
    if (!isKept || last.isAsKept || options.isTextOnly === true || isLost(error)) throw error;
    failure = tellFailure(source, error, parts);
    progress = START;
    onProgress(source.key);
    reading = createReading({ isAsKept: true });
    last.searchable.resolve();
  };
  const follow = async (): Promise<void> => {
    // A quit, or a crash, is not what the user said before.
    if (source.passages === 0 && source.state !== 'new') await change(source.key, { state: 'new', error: null });
    // What failed before is tried again: it is not told of one that is stopped.
    else if (source.state === 'failed' && toldBefore === null)
      await change(source.key, { state: 'ready', error: null });
    let last: Reading;
    do {
      last = reading;
      await read(last).catch((error: unknown) => goOnAfter(last, error));
    } while (last !== reading);
    isOver = true;
    if (options.isTextOnly !== true) {
      const outcome = { state: 'ready', error: isWhole ? SENT_WHOLE : null } as const;
      await change(source.key, failure === null ? outcome : { state: 'failed', error: failure });
    }
    await onRead?.();
  };
  const end = async (error: unknown): Promise<void> => {
    isOver = true;
    const isStopped = stopping.signal.aborted;
    // What was searchable before still is, as it was, and what a quit cuts off goes on at the next start.
    const isNothing = !isKept && source.passages === 0;
    let isPart = false;
    if (!isKept && !parts.isClosing() && !isLost(error)) {
      isPart = await keepPart(source, parts);
      if (isNothing && !isPart) await clearAway(source, parts);
    }
    if (!isStopped) await change(source.key, { state: 'failed', error: tellFailure(source, error, parts) });
    else if (isNothing && !parts.isClosing())
      await change(source.key, { state: 'stopped', error: isPart ? INDEX_CUT : null });
  };
  return {
    get progress() {
      if (stopping.signal.aborted) return STOPPING;
      return failure === null ? progress : { ...progress, failure };
    },
    get isKept() {
      return isKept;
    },
    get searchable() {
      return reading.searchable.promise;
    },
    done: follow()
      .catch(end)
      .catch((error: unknown) => log.error('a source was not kept', { key: source.key, error }))
      .then(() => {
        reading.searchable.resolve();
        next?.searchable.resolve();
        parts.onEnd(isKept);
      }),
    readAnew() {
      if (isOver) return null;
      const anew = next ?? createReading({ isWaitedFor: true });
      if (reading.isIndexed) readNext(anew);
      else next = anew;
      return anew.searchable.promise;
    },
    stop() {
      stopping.abort(new Error('the update was stopped'));
      onProgress(source.key);
    },
  };
}

/** What was fetched and not indexed would take room that nobody counts. */
async function clearAway({ key }: StoredSource, { knowledge, cache, log }: UpdateParts): Promise<void> {
  try {
    await knowledge.remove({ key });
    await cache.remove(key);
  } catch (error) {
    log.warn('what an update left was not cleared away', { key, error });
  }
}

/** Knowledge died under it: the update is begun again with what it has. */
function isLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'knowledge.lost';
}

function tellFailure({ key }: StoredSource, error: unknown, { log }: UpdateParts): ErrorData {
  if (!(error instanceof AppError)) log.error('an update failed', { key, error });
  return toErrorData(error);
}

function createReading({ isWaitedFor = false, isAsKept = false }: UpdateOptions): Reading {
  return {
    abort: new AbortController(),
    searchable: Promise.withResolvers(),
    isWaitedFor,
    isAsKept,
    isIndexed: false,
  };
}
