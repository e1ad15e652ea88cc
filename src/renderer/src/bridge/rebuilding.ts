import type { RebuildProgress } from '../../../shared/domain/memory';
import type { Bridge } from './bridge';
import { createStore, type Store } from './store';

/** A rebuild of the index that this window began. It goes on while its dialog is closed, and ends with the window. */
export interface Rebuilding {
  /** Null while none runs. */
  readonly progress: Store<RebuildProgress | null>;
  /** Resolves with true once the index is whole, with false when it was stopped. One at a time: a second call does nothing. */
  start(): Promise<boolean>;
  stop(): void;
}

export function createRebuilding(bridge: Pick<Bridge, 'watch'>): Rebuilding {
  const progress = createStore<RebuildProgress | null>(null);
  let stopping = new AbortController();
  return {
    progress,
    async start() {
      if (progress.get() !== null) return false;
      stopping = new AbortController();
      const { signal } = stopping;
      progress.set({ done: 0, total: 0 });
      try {
        await bridge.watch(
          (client, ended) => client.memories.rebuild(undefined, { signal: ended }),
          progress.set,
          signal,
        );
        return !signal.aborted;
      } catch (error) {
        if (signal.aborted) return false;
        throw error;
      } finally {
        progress.set(null);
      }
    },
    stop: () => stopping.abort(),
  };
}
