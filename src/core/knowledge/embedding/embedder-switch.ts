import type { EmbedderId } from '../../../shared/domain/embedder';
import type { ErrorData } from '../../../shared/domain/error-data';
import { toErrorData } from '../../errors';
import type { Log } from '../../ports';
import { createSerialQueue } from '../../serial-queue';
import { createWatchedValue, type WatchedValue } from '../../watched-value';
import { buildVectors } from './build-vectors';
import type { Embedder, EmbedderSource } from './embedder';
import { createLazyEmbedder, type LazyEmbedder } from './lazy-embedder';
import type { ServedEmbedder } from './served-embedder';
import type { VectorKeeper } from './vector-keeper';

export interface SwitchState {
  readonly serving: EmbedderId;
  readonly wanted: EmbedderId;
  /** Texts that are embedded for the one that is to serve. */
  readonly embedding: { readonly done: number; readonly total: number } | null;
  /** Why the wanted one does not serve. */
  readonly problem: ErrorData | null;
  /** True when none can be loaded. */
  readonly isByWords: boolean;
}

export interface SwitchParts {
  readonly models: Readonly<Record<EmbedderId, EmbedderSource>>;
  readonly keepers: () => readonly VectorKeeper[];
  readonly served: ServedEmbedder;
  readonly log: Log;
}

/** Which embedder answers, and which one's vectors are being made to take its place. */
export interface EmbedderSwitch {
  /** The one whose vectors are complete: questions and new texts go to it. */
  readonly serving: LazyEmbedder;
  readonly state: WatchedValue<SwitchState>;
  /**
   * Has another one serve as soon as its vectors are complete; a later call takes the place of an earlier one. One that
   * cannot be loaded leaves the place to the bundled one, and its vectors where they are.
   */
  use(id: EmbedderId): void;
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function createEmbedderSwitch({ models, keepers, served, log }: SwitchParts): EmbedderSwitch {
  const loaded = { bundled: createLazyEmbedder(models.bundled), 'bge-small': createLazyEmbedder(models['bge-small']) };
  const state = createWatchedValue<SwitchState>({
    serving: 'bundled',
    wanted: 'bundled',
    embedding: null,
    problem: null,
    isByWords: false,
  });
  const set = (change: Partial<SwitchState>): void => state.set({ ...state.get(), ...change });
  const queue = createSerialQueue();
  let running = new AbortController();
  let isClosed = false;

  let decided: Promise<EmbedderId> | null = null;

  const serve = async (id: EmbedderId): Promise<void> => {
    await served.write(id);
    decided = Promise.resolve(id);
    set({ serving: id });
  };
  const decide = async (): Promise<EmbedderId> => {
    const id = (await served.read()) ?? state.get().wanted;
    await serve(id);
    return id;
  };
  /** Whose vectors there are; while there are none, the wanted one. */
  const servingId = (): Promise<EmbedderId> =>
    (decided ??= decide().catch((error: unknown) => {
      decided = null;
      throw error;
    }));

  const build = (embedder: Embedder, signal: AbortSignal): Promise<void> =>
    buildVectors(keepers(), embedder, {
      signal,
      onProgress: (embedding) => set({ embedding }),
    });

  const follow = async (wanted: EmbedderId, signal: AbortSignal): Promise<void> => {
    const problem = wanted === 'bundled' ? null : await problemOf(loaded[wanted]);
    signal.throwIfAborted();
    if (problem !== null) log.warn('the wanted embedding model cannot be used', { error: problem.error });
    set({ problem: problem?.data ?? null });
    const next = problem === null ? wanted : 'bundled';
    const before = await servingId();
    const embedder = await loaded[next].get().catch(async (error: unknown) => {
      const isOther = before !== next && (await problemOf(loaded[before])) === null;
      if (!signal.aborted) set({ isByWords: !isOther });
      throw error;
    });
    if (before !== next) {
      // Nothing can be asked of vectors whose model does not load.
      const isAsked = (await problemOf(loaded[before])) === null;
      if (isAsked) await build(embedder, signal);
      signal.throwIfAborted();
      await serve(next);
      // What came while it changed hands.
      await build(embedder, signal);
    }
    signal.throwIfAborted();
    if (next === wanted) for (const keeper of keepers()) await keeper.keepOnly(embedder);
  };

  return {
    state,
    serving: {
      async get() {
        const embedder = await loaded[await servingId()].get();
        // What could not be read before can be now.
        if (state.get().isByWords) set({ isByWords: false, problem: null });
        return embedder;
      },
      current: () => (decided === null ? null : loaded[state.get().serving].current()),
    },
    use(id) {
      if (isClosed) return;
      running.abort(new Error('another embedding model is wanted'));
      running = new AbortController();
      const { signal } = running;
      set({ wanted: id, problem: null, isByWords: false });
      void queue.run(async () => {
        if (signal.aborted) return;
        try {
          await follow(id, signal);
        } catch (error) {
          if (signal.aborted) return;
          log.error('the embedding model did not change', { error });
          set({ problem: toErrorData(error) });
        } finally {
          set({ embedding: null });
        }
      });
    },
    settled: () => queue.settled(),
    async close() {
      isClosed = true;
      running.abort(new Error('knowledge is closing'));
      await queue.settled();
    },
  };
}

async function problemOf(
  embedder: LazyEmbedder,
): Promise<{ readonly error: unknown; readonly data: ErrorData } | null> {
  try {
    await embedder.get();
    return null;
  } catch (error) {
    return { error, data: toErrorData(error) };
  }
}
