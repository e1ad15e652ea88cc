/** Of one turn of the event loop what streams takes so many ms together; what else it has goes on in the next one. */
const LONGEST_MS = 8;

/** What an event loop offers, and what tests put in place of that. */
export interface Loop {
  /** Ms, from any beginning. */
  now(): number;
  /** Runs once what else waits for the loop had its turn. */
  next(run: () => void): void;
}

/**
 * Streams that come all at once would each go on as far as they can before the loop has another turn. Asked between two of
 * their steps: null while this turn of the loop is short; else what ends in a later one, which is for one of them alone.
 */
export function createLoopShare({ now, next }: Loop): () => Promise<void> | null {
  const waiting: (() => void)[] = [];
  let since: number | null = null;
  const begin = (): void => {
    since = now();
    next(turn);
  };
  const turn = (): void => {
    since = null;
    const first = waiting.shift();
    if (first === undefined) return;
    begin();
    first();
  };
  return () => {
    if (since === null) begin();
    else if (now() - since >= LONGEST_MS) return new Promise((resolve) => waiting.push(resolve));
    return null;
  };
}

/** The share of this thread's loop that all of its streams have together. */
export const loopShare = createLoopShare({ now: performance.now.bind(performance), next: setImmediate });
