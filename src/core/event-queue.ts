/**
 * One subscriber's end of a stream: what is pushed comes out of the iteration in order. The iteration ends when the
 * signal aborts, the queue is closed, or the consumer stops; `onEnd` then runs once.
 */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(event: T): void;
  close(): void;
}

export function createEventQueue<T>(
  signal: AbortSignal | undefined,
  onEnd: () => void = () => undefined,
): EventQueue<T> {
  const waiting: T[] = [];
  let isClosed = false;
  let wake: (() => void) | null = null;

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    signal?.removeEventListener('abort', close);
    onEnd();
    wake?.();
  };
  signal?.addEventListener('abort', close);
  // Not at once: `onEnd` may speak of the queue that is only being made.
  if (signal?.aborted === true) queueMicrotask(close);

  async function* iterate(): AsyncGenerator<T, void, void> {
    try {
      for (;;) {
        while (waiting.length > 0) {
          if (signal?.aborted) return;
          const next = waiting.splice(0);
          yield* next;
        }
        if (isClosed) return;
        await new Promise<void>((resolve) => (wake = resolve));
        wake = null;
      }
    } finally {
      close();
    }
  }

  return {
    push: (event) => {
      if (isClosed) return;
      waiting.push(event);
      wake?.();
    },
    close,
    [Symbol.asyncIterator]: iterate,
  };
}
