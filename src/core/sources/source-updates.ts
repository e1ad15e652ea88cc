import type { StoredSource } from '../ports';
import { runUpdate, type RunningUpdate, type UpdateOptions } from './run-update';
import type { UpdateParts } from './update-parts';

export interface SourceUpdates {
  /** Starts an update, or gives the one that runs. */
  start(source: StoredSource, options?: UpdateOptions): RunningUpdate;
  get(key: string): RunningUpdate | undefined;
  /** True once they are being closed: what is begun then is for the next start. */
  isClosing(): boolean;
  /** Stops all and waits for them. */
  close(): Promise<void>;
}

export interface SourceUpdatesOptions extends UpdateParts {
  /** After an update that came to something. */
  readonly onKept: () => void;
}

/** The updates that run, one a source. */
export function createSourceUpdates(options: SourceUpdatesOptions): SourceUpdates {
  const running = new Map<string, RunningUpdate>();
  let isClosing = false;

  const start = (source: StoredSource, more: UpdateOptions): RunningUpdate => {
    const { key } = source;
    const update = runUpdate(source, more, {
      ...options,
      isClosing: () => isClosing,
      onEnd(isKept) {
        running.delete(key);
        options.onProgress(key);
        if (isKept && !isClosing) options.onKept();
      },
    });
    running.set(key, update);
    options.onProgress(key);
    return update;
  };

  return {
    start: (source, more = {}) => running.get(source.key) ?? start(source, more),
    get: (key) => running.get(key),
    isClosing: () => isClosing,
    async close() {
      isClosing = true;
      // One may wait for the end of another.
      while (running.size > 0) {
        const runs = [...running.values()];
        for (const run of runs) run.stop();
        await Promise.all(runs.map((run) => run.done));
      }
    },
  };
}
