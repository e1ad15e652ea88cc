import type { SessionEvent } from '../../shared/contract/sessions';
import { createEventQueue } from '../event-queue';

type Snapshot = Extract<SessionEvent, { type: 'snapshot' }>;
// Omit over a union keeps its members apart only when it distributes.
type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never;
export type LiveEvent = Unnumbered<Exclude<SessionEvent, Snapshot>>;

type Shown = Pick<Snapshot, 'session' | 'messages' | 'versions'>;

/** Tokens that come within this many ms of the last batch wait for the next: each batch is a message to each window. */
const GATHER_MS = 10;

/** One session's numbered events. It keeps the open turn's, so a window that comes late sees that turn whole. */
export interface SessionStream {
  publish(event: LiveEvent): void;
  /** Forgets the open turn: it is in the closed messages now. Call it in the same tick as that change. */
  forgetTurn(): void;
  /** Snapshot and the open turn's events in the first batch, then every later one. */
  subscribe(shown: () => Shown, signal?: AbortSignal): AsyncIterable<readonly SessionEvent[]>;
  /** Shows everybody the closed messages anew. */
  showAgain(shown: () => Shown): void;
}

export function createSessionStream(): SessionStream {
  const subscribers = new Set<(events: readonly SessionEvent[]) => void>();
  const batch = createBatch<SessionEvent>(GATHER_MS, (events) => {
    for (const push of subscribers) push(events);
  });
  let now: Pick<Snapshot, 'state' | 'queue'> = { state: { name: 'idle', turnId: null, error: null }, queue: [] };
  let openTurn: SessionEvent[] = [];
  let seq = 0;

  return {
    publish: (event) => {
      seq += 1;
      const numbered = { ...event, seq };
      if (event.type === 'state') now = { state: event.state, queue: event.queue };
      else if (event.type !== 'versions') openTurn.push(numbered);
      if (subscribers.size === 0) return;
      batch.add(numbered);
      // What binds a window to its session goes before any other work.
      if (event.type === 'chunk' && event.chunk.type === 'start') batch.send();
    },
    forgetTurn: () => {
      openTurn = [];
    },
    subscribe: (shown, signal) => {
      // The snapshot holds what waits; the other windows get it now, this one must not get it twice.
      batch.send();
      const queue = createEventQueue<readonly SessionEvent[]>(signal, () => subscribers.delete(queue.push));
      subscribers.add(queue.push);
      queue.push([{ type: 'snapshot', ...shown(), ...now, seq }, ...openTurn]);
      return queue;
    },
    showAgain: (shown) => {
      batch.send();
      for (const push of subscribers) push([{ type: 'snapshot', ...shown(), ...now, seq }, ...openTurn]);
    },
  };
}

/** Gathers what comes within one tick, and in a flood within `gatherMs`. */
function createBatch<T>(gatherMs: number, onBatch: (items: readonly T[]) => void) {
  let waiting: T[] = [];
  let cancel: (() => void) | null = null;
  let sentAt = -Infinity;

  const send = (): void => {
    cancel?.();
    cancel = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    sentAt = performance.now();
    onBatch(items);
  };
  const sendLater = (): (() => void) => {
    const delay = sentAt + gatherMs - performance.now();
    if (delay > 0) {
      const timer = setTimeout(send, delay);
      return () => clearTimeout(timer);
    }
    const round = setImmediate(send);
    return () => clearImmediate(round);
  };
  return {
    add: (item: T): void => {
      waiting.push(item);
      cancel ??= sendLater();
    },
    send,
  };
}
