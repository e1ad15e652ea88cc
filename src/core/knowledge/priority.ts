/** Lets calls that somebody waits for go before bulk work, on one thread. */
export interface Priority {
  /** Marks `work` as waited for while it runs. */
  interactive<T>(work: () => Promise<T>): Promise<T>;
  /** Waited-for work calls this between its items: it gives the event loop a turn. Rejects as `pause` does. */
  turn(signal?: AbortSignal): Promise<void>;
  /**
   * Bulk work calls this between its items: it gives the event loop a turn and then waits until no interactive call
   * is open. Rejects with the signal's reason when aborted.
   */
  pause(signal?: AbortSignal): Promise<void>;
}

export function createPriority(): Priority {
  let open = 0;
  let waiting: (() => void)[] = [];

  const isBusy = () => open > 0;
  const whenIdle = () => new Promise<void>((resolve) => waiting.push(resolve));

  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    async turn(signal) {
      await turn();
      signal?.throwIfAborted();
    },
    async interactive(work) {
      open += 1;
      try {
        return await work();
      } finally {
        open -= 1;
        if (open === 0) {
          const woken = waiting;
          waiting = [];
          for (const resolve of woken) resolve();
        }
      }
    },
    async pause(signal) {
      await turn();
      // Woken by one call's end, it may find that the next has begun.
      while (isBusy()) await whenIdle();
      signal?.throwIfAborted();
    },
  };
}
