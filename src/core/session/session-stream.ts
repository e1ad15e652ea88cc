import type { SessionEvent } from '../../shared/contract/sessions';
import { createEventQueue } from '../event-queue';

type Snapshot = Extract<SessionEvent, { type: 'snapshot' }>;
// Omit over a union keeps its members apart only when it distributes.
type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never;
export type LiveEvent = Unnumbered<Exclude<SessionEvent, Snapshot>>;

/** One session's numbered events. It keeps the open turn's, so a window that comes late sees that turn whole. */
export interface SessionStream {
  publish(event: LiveEvent): void;
  /** Forgets the open turn: it is in the closed messages now. Call it in the same tick as that change. */
  forgetTurn(): void;
  /** Snapshot, then the open turn's events, then every later one. */
  subscribe(closed: () => Pick<Snapshot, 'session' | 'messages'>, signal?: AbortSignal): AsyncIterable<SessionEvent>;
}

export function createSessionStream(): SessionStream {
  const subscribers = new Set<(event: SessionEvent) => void>();
  let now: Pick<Snapshot, 'state' | 'queue'> = { state: { name: 'idle', turnId: null, error: null }, queue: [] };
  let openTurn: SessionEvent[] = [];
  let seq = 0;

  return {
    publish: (event) => {
      seq += 1;
      const numbered = { ...event, seq };
      if (event.type === 'state') now = { state: event.state, queue: event.queue };
      else openTurn.push(numbered);
      for (const push of subscribers) push(numbered);
    },
    forgetTurn: () => {
      openTurn = [];
    },
    subscribe: (closed, signal) => {
      const queue = createEventQueue<SessionEvent>(signal, () => subscribers.delete(queue.push));
      subscribers.add(queue.push);
      queue.push({ type: 'snapshot', ...closed(), ...now, seq });
      for (const event of openTurn) queue.push(event);
      return queue;
    },
  };
}
