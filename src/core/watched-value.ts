/** A value with a history of one: whoever watches sees it now and after each change. */
export interface WatchedValue<T> {
  get(): T;
  set(value: T): void;
  /**
   * Yields the current value, then the newest one after each change. A slow reader skips values in between, never the
   * last. Ends when the signal aborts, or when the reader returns (one that waits: at the next change).
   */
  watch(signal?: AbortSignal): AsyncGenerator<T, void, undefined>;
}

export function createWatchedValue<T>(initial: T): WatchedValue<T> {
  let current = initial;
  let version = 0;
  const wakers = new Set<() => void>();

  function set(value: T): void {
    current = value;
    version += 1;
    for (const wake of wakers) wake();
  }

  async function* watch(signal?: AbortSignal): AsyncGenerator<T, void, undefined> {
    let seen = -1;
    for (;;) {
      if (signal?.aborted === true) return;
      if (seen === version) await nextChange(wakers, signal);
      else {
        seen = version;
        yield current;
      }
    }
  }

  return { get: () => current, set, watch };
}

function nextChange(wakers: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      wakers.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    wakers.add(wake);
    signal?.addEventListener('abort', wake);
  });
}
